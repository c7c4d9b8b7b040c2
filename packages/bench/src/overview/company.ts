import { Entity } from '@backstage/catalog-model';
import { cycleAt } from '@keyresults/backstage-plugin-okr-common';
import { entity } from '../installation/entities';

/** Teams with objectives, five key results each. */
export const teams = 500;
const servicesOfTeam = 10;

/** Of each team, half measured from facts and half kept by hand. */
const objectives = (team: number, quarter: string) => `
no-waiting:
  objective: Nobody waits for a review
  cycle: ${quarter}
  ${
    team > 0 ? `supports: group:default/team-${(team - 1) >> 2}#no-waiting` : ''
  }
  keyResults:
    review-wait: { metric: github.reviewWait, stat: p75, from: 40h, to: 12h }
    first-review: { metric: github.firstReview, stat: within 24h, from: 60%, to: 85% }
    merge-time: { metric: github.mergeTime, stat: p50, from: 80h, to: 20h }
small-steps:
  objective: Steps are small
  cycle: ${quarter}
  keyResults:
    nps: { title: Developer NPS, from: 20, to: 35, unit: points }
    rota: { title: Review rota kept, habit: 1 per week }
`;

/** Five hundred teams, each with ten services in repositories of their own. @param now - milliseconds since 1970 UTC */
export function companyOfTeams(now: number): Entity[] {
  const quarter = cycleAt(now).id;
  return Array.from({ length: teams }, (_, team) => [
    entity('Group', `team-${team}`, { annotation: objectives(team, quarter) }),
    ...Array.from({ length: servicesOfTeam }, (__, service) =>
      entity('Component', `service-${team}-${service}`, {
        repository: `acme/service-${team}-${service}`,
        ownedBy: [`group:default/team-${team}`],
      }),
    ),
  ]).flat();
}
