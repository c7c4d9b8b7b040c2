import { Company } from './Company';
import { cyclesAt } from './cycles';
import { okrsOfGroup, okrsOfSystem, okrsOfUser } from './okrs';
import { displayName } from './people';
import { domains, systems } from './services';
import { tribes } from './teams';

const apiVersion = 'backstage.io/v1alpha1';

function annotated(okrs: string | undefined): {
  annotations?: Record<string, string>;
} {
  return okrs ? { annotations: { 'keyresults.dev/okrs': okrs } } : {};
}

/** A Group as the catalog takes it. @public */
export type GroupEntity = {
  apiVersion: string;
  kind: 'Group';
  metadata: {
    name: string;
    title: string;
    annotations?: Record<string, string>;
  };
  spec: {
    type: string;
    profile: { displayName: string };
    parent?: string;
    children: string[];
  };
};

/** Groups by name, the bigger ones first. @internal */
export function groupEntities(company: Company): Map<string, GroupEntity> {
  const cycles = cyclesAt(company.now);
  const group = (
    name: string,
    title: string,
    type: string,
    parent?: string,
  ): [string, GroupEntity] => [
    name,
    {
      apiVersion,
      kind: 'Group',
      metadata: { name, title, ...annotated(okrsOfGroup(name, cycles)) },
      spec: {
        type,
        profile: { displayName: title },
        ...(parent ? { parent } : {}),
        children: [],
      },
    },
  ];
  return new Map([
    group('engineering', 'Engineering', 'department'),
    ...tribes.map(it => group(it.name, it.title, 'tribe', 'engineering')),
    ...company.teams.map(it => group(it.name, it.title, 'team', it.tribe)),
  ]);
}

/** Groups, users, domains and systems, as they stand in the file of the organization. @internal */
export function organizationEntities(company: Company): object[] {
  const cycles = cyclesAt(company.now);
  const outside = company.describedOutside.groups;
  return [
    ...[...groupEntities(company)]
      .filter(([name]) => !outside.includes(name))
      .map(([, entity]) => entity),
    ...company.teams.flatMap(team =>
      team.members.map(login => ({
        apiVersion,
        kind: 'User',
        metadata: { name: login, ...annotated(okrsOfUser(login, cycles)) },
        spec: {
          profile: {
            displayName: displayName(login),
            email: `${login}@acme.example`,
          },
          memberOf: [team.name],
        },
      })),
    ),
    ...domains.map(({ name, title, owner }) => ({
      apiVersion,
      kind: 'Domain',
      metadata: { name, title },
      spec: { owner },
    })),
    ...systems.map(({ name, owner, domain }) => ({
      apiVersion,
      kind: 'System',
      metadata: { name, ...annotated(okrsOfSystem(name, cycles)) },
      spec: { owner, domain },
    })),
  ];
}
