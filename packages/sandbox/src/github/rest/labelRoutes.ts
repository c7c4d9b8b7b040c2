import { z } from 'zod';
import { Refusal } from '../../git/Refusal';
import { json, Reply } from '../reply';
import { mayWrite } from './Caller';
import { labelJson } from './pullJson';
import { pullContext } from './pullRoutes';
import { readBody } from './readBody';
import { demandProposal, RestRequest, Route } from './RestRequest';

const name = z.union([
  z.string(),
  z.object({ name: z.string() }).transform(it => it.name),
]);
const naming = z.union([
  z.array(name),
  z.object({ labels: z.array(name) }).transform(it => it.labels),
]);

/** A label nobody used before is made, as on GitHub. @internal */
export const labelRoutes: readonly Route[] = [
  { method: 'GET', path: /^issues\/(\d+)\/labels$/, answer: list },
  { method: 'POST', path: /^issues\/(\d+)\/labels$/, answer: add },
];

function list(asked: RestRequest, number: string): Reply {
  const { labels } = demandProposal(asked, number);
  return json(
    200,
    labels.map(it => labelJson(it, pullContext(asked))),
  );
}

function add(asked: RestRequest, number: string): Reply {
  const { at, caller, host, repository, request } = asked;
  const proposal = demandProposal(asked, number);
  if (!mayWrite(caller, repository)) {
    throw new Refusal(
      403,
      caller.words === 'integration'
        ? 'Resource not accessible by integration'
        : 'Must have triage rights to Repository.',
    );
  }
  const added = readBody(request, naming);
  proposal.labels = [...new Set([...proposal.labels, ...added])];
  proposal.updatedAt = at;
  host.webhooks.announce(
    'labeled',
    proposal,
    pullContext(asked),
    caller.account,
  );
  return list(asked, number);
}
