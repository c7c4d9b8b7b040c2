import { isDeepStrictEqual } from 'node:util';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  EditPreviewResponse,
  EditRequest,
  EditResponse,
  OKR_ANNOTATION,
  OverlayResponse,
  OverlaysResponse,
  ProposalsResponse,
  SourceResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { FileHostError } from '@keyresults/backstage-plugin-okr-node';
import { writeInstant } from '../evaluation';
import { Destination, destinationOf } from './destinations';
import { changesBetween, cycleOfFirst } from './draft/changesBetween';
import { Draft, makeDraft } from './draft/makeDraft';
import { Source } from './draft/Source';
import { EditingContext, Editor } from './EditingContext';
import { isReasonNeeded } from './draft/isReasonNeeded';
import { refuseDraft } from './draft/refuseDraft';
import { EditConflictError, impossible, toPlatformError } from './errors';
import { bringsKeyResults } from './places/placeOf';
import { readEdit, readPreview } from './readBodies';
import { toProposal } from './showProposal';
import { isTakenUp } from './takenUp';
import { StoredProposal } from './stores';
import { overlayYaml } from './texts/overlayYaml';

/**
 * Reads, previews and saves changes of key results. It takes for granted that the person may do so.
 *
 * @internal
 */
export class EditingService {
  readonly #context: EditingContext;

  constructor(context: EditingContext) {
    this.#context = context;
  }

  async source(editor: Editor): Promise<SourceResponse> {
    const destination = destinationOf(this.#context, editor);
    const source = await readable(destination, editor.entity);
    const { proposals } = await this.proposals(editor.entity);
    const proposal = proposals.find(({ url }) => url === source.proposal?.url);
    return {
      destination: destination.kind,
      place: destination.place,
      annotation: source.annotation ?? null,
      base: source.base,
      asUser: destination.asUser,
      proposal,
      refusal: source.refusal,
    };
  }

  /** @throws EditConflictError when it began from something else than what stands there now */
  async preview(editor: Editor, body: unknown): Promise<EditPreviewResponse> {
    const { annotation, base, scmToken, cycle } = readPreview(body);
    const destination = destinationOf(this.#context, editor, scmToken);
    const source = await readable(destination, editor.entity);
    refuseOtherBase(source, base);
    const draft = this.#draft(editor, source, annotation ?? undefined);
    const entityRef = stringifyEntityRef(editor.entity);
    return {
      diff: draft.diff,
      changes: draft.changes,
      problems: draft.problems,
      needsReason: isReasonNeeded(
        draft,
        await this.#lastProposal(editor, source),
      ),
      refusal: draft.refusal,
      okrs: await this.#context.okrsOf(
        {
          entityRef,
          annotation: annotation ?? undefined,
          cycle: cycle ?? this.#cycleOf(draft, source),
        },
        editor.sight,
      ),
    };
  }

  /**
   * @param again - who edits what, looked up anew: a save may wait for another one of the same entity
   * @throws EditConflictError when it began from something else than what stands there now
   * @throws EditRefusedError with what is wrong
   */
  async save(
    editor: Editor,
    body: unknown,
    again: () => Promise<Editor>,
  ): Promise<EditResponse> {
    const edit = readEdit(body);
    const { claims, now } = this.#context;
    const { place } = destinationOf(this.#context, editor);
    try {
      return await claims.hold(
        stringifyEntityRef(editor.entity),
        now,
        async () => this.#saveAt(place, await again(), edit),
      );
    } catch (error) {
      throw toPlatformError(error);
    }
  }

  async #saveAt(
    place: Destination['place'],
    editor: Editor,
    edit: EditRequest,
  ): Promise<EditResponse> {
    const { scmToken, base, annotation, fork = false } = edit;
    const destination = destinationOf(this.#context, editor, scmToken);
    const source = await destination.read();
    if (source.refusal) {
      throw impossible(source.refusal);
    }
    if (!isDeepStrictEqual(destination.place, place)) {
      throw conflictWith(source);
    }
    refuseOtherBase(source, base);
    const reason = edit.reason === '' ? undefined : edit.reason;
    const draft = this.#draft(editor, source, annotation ?? undefined);
    refuseDraft(draft, await this.#lastProposal(editor, source), reason);
    const saved = await destination.save(draft, source, { reason, fork });
    if (saved === 'conflict') {
      throw conflictWith(await destination.read());
    }
    return saved;
  }

  async proposals(
    entity: Entity,
  ): Promise<Pick<ProposalsResponse, 'proposals'>> {
    const { proposals, entities, understanding } = this.#context;
    const entityRef = stringifyEntityRef(entity);
    const awaited = await proposals.awaited(entityRef);
    const known =
      awaited.length > 0 ? await entities.find(entityRef) : undefined;
    return {
      proposals: awaited
        .filter(it => !isTakenUp(it, known, understanding))
        .map(toProposal),
    };
  }

  async overlay(entity: Entity): Promise<OverlayResponse> {
    const { overlays, understanding } = this.#context;
    const versions = await overlays.history(stringifyEntityRef(entity));
    return {
      history: versions.map((it, index) => ({
        version: it.version,
        annotation: it.annotation ?? null,
        savedBy: it.savedBy,
        savedAt: writeInstant(it.savedAt),
        reason: it.reason,
        changes: changesBetween(
          versions[index + 1]?.annotation,
          it.annotation,
          understanding,
        ),
      })),
      used: versions[0]?.annotation !== undefined && !bringsKeyResults(entity),
      yaml: overlayYaml(
        versions[0]?.annotation ??
          entity.metadata.annotations?.[OKR_ANNOTATION] ??
          // What was kept last, for whoever wants it back.
          versions.find(({ annotation }) => annotation !== undefined)
            ?.annotation,
      ),
    };
  }

  async overlaysAfter(after: number): Promise<OverlaysResponse> {
    return this.#context.overlays.changedAfter(after);
  }

  #draft(
    { entity }: Editor,
    source: Source,
    annotation: string | undefined,
  ): Draft {
    const { understanding, now } = this.#context;
    return makeDraft(source, annotation, {
      ...understanding,
      entityRef: stringifyEntityRef(entity),
      now: now(),
    });
  }

  /** What is kept of the open proposal that an edit starts from. */
  async #lastProposal(
    { entity }: Editor,
    { proposal }: Source,
  ): Promise<StoredProposal | undefined> {
    const awaited = proposal
      ? await this.#context.proposals.awaited(stringifyEntityRef(entity))
      : [];
    return awaited.find(({ url }) => url === proposal?.url);
  }

  /** That of the first objective that changes, so that the preview shows it. */
  #cycleOf(
    { changes, annotation: after }: Draft,
    { annotation: before }: Source,
  ): string | undefined {
    const { understanding } = this.#context;
    return cycleOfFirst(changes, { before, after }, understanding);
  }
}

/** A host that cannot be read is a reason not to edit; one that is down is an error. */
async function readable(
  destination: Destination,
  entity: Entity,
): Promise<Source> {
  try {
    return await destination.read();
  } catch (error) {
    const isLasting =
      error instanceof InputError ||
      (error instanceof FileHostError &&
        error.failure !== 'limited' &&
        error.failure !== 'unavailable');
    if (!isLasting) {
      throw toPlatformError(error);
    }
    const annotation = entity.metadata.annotations?.[OKR_ANNOTATION];
    return {
      annotation,
      mainAnnotation: annotation,
      base: 'unreadable',
      refusal: { reason: 'unreadable', message: error.message },
    };
  }
}

function refuseOtherBase(source: Source, base: string): void {
  if (source.base !== base) {
    throw conflictWith(source);
  }
}

function conflictWith({ annotation, base }: Source): EditConflictError {
  return new EditConflictError({ annotation: annotation ?? null, base });
}
