import { Company } from './Company';
import { cyclesAt } from './cycles';
import { okrsOfGroup, okrsOfSystem, okrsOfUser } from './okrs';
import { displayName } from './people';
import { domains, systems } from './services';
import { tribes } from './teams';

const apiVersion = 'backstage.io/v1alpha1';

function annotated(okrs: string | undefined) {
  return okrs ? { annotations: { 'keyresults.dev/okrs': okrs } } : {};
}

/** Groups, users, domains and systems. @internal */
export function organizationEntities(company: Company): object[] {
  const cycles = cyclesAt(company.now);
  const group = (
    name: string,
    title: string,
    type: string,
    parent?: string,
  ) => ({
    apiVersion,
    kind: 'Group',
    metadata: { name, title, ...annotated(okrsOfGroup(name, cycles)) },
    spec: {
      type,
      profile: { displayName: title },
      ...(parent ? { parent } : {}),
      children: [],
    },
  });
  return [
    group('engineering', 'Engineering', 'department'),
    ...tribes.map(it => group(it.name, it.title, 'tribe', 'engineering')),
    ...company.teams.map(it => group(it.name, it.title, 'team', it.tribe)),
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
