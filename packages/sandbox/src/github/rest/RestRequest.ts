import { Request } from 'express';
import { GitRepository, Proposal } from '../../git';
import { notFound, Refusal } from '../../git/Refusal';
import { Host } from '../Host';
import { Reply } from '../reply';
import { Caller, mayWrite } from './Caller';

/** One request about a repository. @internal */
export interface RestRequest {
  host: Host;
  request: Request;
  caller: Caller;
  origin: string;
  at: number;
  repository: GitRepository;
}

/** @internal */
export interface Route {
  method: string;
  /** Of what stands behind the repository's name in the path, for instance `contents/catalog-info.yaml`. */
  path: RegExp;
  answer(asked: RestRequest, ...parts: string[]): Reply;
}

/** @throws Refusal @internal */
export function demandWriting({ caller, repository }: RestRequest): void {
  if (repository.companyRepository?.condition === 'archived') {
    throw new Refusal(403, 'Repository was archived so is read-only.');
  }
  if (!mayWrite(caller, repository)) {
    // To a person without access GitHub does not tell that there would be something to write to.
    throw caller.words === 'integration'
      ? new Refusal(403, 'Resource not accessible by integration')
      : notFound();
  }
}

/** @throws Refusal @internal */
export function demandProposal(
  { repository }: RestRequest,
  number: string,
): Proposal {
  const found = repository.proposals.get(Number(number));
  if (!found) {
    throw notFound();
  }
  return found;
}
