import { Company } from '../../company';
import { displayName } from '../../company/people';
import { Page } from './layout';
import { markup } from './markup';

/** A team of the organization, where the entity of a group leads that has no file. @internal */
export function teamPage(company: Company, slug: string): Page | undefined {
  const team = company.teams.find(it => it.name === slug);
  return (
    team && {
      title: `${team.title} · ${company.organization}`,
      content: markup`<h1>${team.title}</h1>
<p class="quiet">A team of ${company.organization} with ${
        team.members.length
      } members</p>
<div class="card"><ul class="rows">${team.members.map(
        login =>
          markup`<li><b>${displayName(
            login,
          )}</b> <span class="quiet">${login}</span></li>`,
      )}</ul></div>`,
    }
  );
}
