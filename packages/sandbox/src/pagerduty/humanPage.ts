import { RequestHandler } from 'express';
import { incidentsAt } from './history';
import { numberOfIncident } from './ids';
import { PagerdutyHost } from './PagerdutyHost';
import { instant } from './views';

/** What a person sees who follows a link to an incident. @internal */
export function humanPage(host: PagerdutyHost): RequestHandler {
  return (request, response) => {
    const number = numberOfIncident(request.params.id);
    const known = incidentsAt(host, host.now().getTime()).find(
      it => it.seen.incident.number === number,
    );
    if (!known) {
      response.status(404).type('text').send('No such incident');
      return;
    }
    const { title } = known.seen.incident;
    const lines = known.entries.map(it => `${instant(it.at)}  ${it.summary}`);
    response
      .type('text')
      .send([`${title} (${known.status})`, '', ...lines, ''].join('\n'));
  };
}
