import { stringifyEntityRef } from '@backstage/catalog-model';
import { OKR_ANNOTATION } from '@keyresults/backstage-plugin-okr-common';
import {
  FileHost,
  FileHostError,
  HostedFileRequest,
  ProposeRequest,
} from '@keyresults/backstage-plugin-okr-node';
import { EditingContext, Editor } from '../EditingContext';
import { Place } from '../places/placeOf';
import { toProposal } from '../showProposal';
import { proposalBranch, proposalTexts } from '../texts/proposalTexts';
import { Destination } from './Destination';
import { sourceOfFile } from './readFile';

/** Longer than any host takes. */
const TIMEOUT_MS = 90_000;

/**
 * A file on a host: a change is proposed.
 *
 * @param token - of the person, for this request
 * @internal
 */
export function hostedDestination(
  context: EditingContext,
  { host, file }: Extract<Place, { kind: 'hosted' }>,
  { entity, userRef }: Editor,
  token: string | undefined,
): Destination {
  const entityRef = stringifyEntityRef(entity);
  const { proposals, config, now } = context;

  const awaited = async () =>
    (await proposals.awaited(entityRef)).find(
      it => it.state === 'open' && it.host === host.id,
    );
  const request = async (): Promise<HostedFileRequest> => ({
    file,
    proposalBranch: proposalBranch(entityRef),
    known: (await awaited())?.reference,
    token,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });

  return {
    kind: 'pullRequest',
    place: {
      title: [file.repository, file.path, file.branch]
        .filter(part => part !== undefined)
        .join(' · '),
      url: file.url,
    },
    ...(host.actsAs === 'user' && { asUser: { url: file.url } }),

    async read() {
      const asked = await request();
      const read = await guarded(() => host.read(asked), host, context);
      const { text, mainText, version, proposal } = read;
      return {
        ...sourceOfFile({
          entityRef,
          path: file.path,
          base: `pullRequest:${version}`,
          text,
          mainText,
          shown: entity.metadata.annotations?.[OKR_ANNOTATION],
        }),
        ...(proposal && { proposal }),
      };
    },

    async save(draft, source, { reason, fork }) {
      const { whole, text } = draft;
      if (text === undefined) {
        throw new Error('A file without a text was to be proposed');
      }
      const last = await awaited();
      const isLast = last !== undefined && last.url === source.proposal?.url;
      const why = reason ?? (isLast ? last.reason : undefined);
      const texts = proposalTexts({
        entityRef,
        changes: whole.changes,
        reason: why,
        proposedBy: userRef,
        appBaseUrl: context.appBaseUrl,
      });
      const change: ProposeRequest = {
        ...(await request()),
        ...texts,
        text,
        version: source.base.slice('pullRequest:'.length),
        fork,
      };
      const result = await guarded(() => host.propose(change), host, context);
      switch (result.outcome) {
        case 'conflict':
          return 'conflict';
        case 'noWriteAccess':
          return { ...result, patch: whole.patch };
        default: {
          const at = now();
          const saved = await proposals.save({
            entityRef,
            host: host.id,
            ...result.proposal,
            proposedBy: userRef,
            reason: why,
            changes: whole.changes,
            diff: whole.diff,
            annotation: draft.annotation,
            now: at,
            checkDueAt: at + config.pollMs,
          });
          return { outcome: 'proposed', proposal: toProposal(saved) };
        }
      }
    },
  };
}

/**
 * Lets through what a host says in its own words. Anything else may carry a request with its token, and the platform would
 * tell all of it.
 */
async function guarded<T>(
  work: () => Promise<T>,
  { id }: FileHost,
  { logger }: EditingContext,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileHostError) {
      throw error;
    }
    const name = error instanceof Error ? error.name : typeof error;
    logger.error(`The file host ${id} failed with an unexpected ${name}`);
    throw new FileHostError(
      'unavailable',
      'The host of the file failed in an unexpected way.',
    );
  }
}
