import {
  HostedFileRequest,
  HostedText,
} from '@keyresults/backstage-plugin-okr-node';
import { GithubRest } from './GithubRest';
import {
  findOpenPull,
  readMain,
  readRepository,
  readText,
  toProposal,
} from './readRepository';

/**
 * The file as it stands, on the branch of our open pull request where there is one.
 *
 * @throws GithubRefusal
 * @throws FileHostError
 * @internal
 */
export async function readHosted(
  rest: GithubRest,
  request: HostedFileRequest,
): Promise<HostedText> {
  const { file } = request;
  const repository = await readRepository(rest, file.repository);
  const name = repository.full_name;
  const [main, pull] = await Promise.all([
    readMain(rest, repository, file),
    findOpenPull(rest, repository, request),
  ]);
  const mainText = await readText(rest, name, file.path, main.commit);
  const { text, sha } = pull
    ? await readText(rest, pull.headRepository, file.path, pull.headBranch)
    : mainText;
  return {
    text,
    version: sha,
    mainText: mainText.text,
    branch: main.branch,
    url: file.url,
    ...(pull && { proposal: toProposal(file, repository, pull) }),
  };
}
