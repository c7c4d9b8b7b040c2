import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  EditPreviewResponse,
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
import {
  EditConflictError,
  EditRefusedError,
  impossible,
  toPlatformError,
} from './errors';
import { bringsKeyResults } from './places/placeOf';
import { readEdit, readPreview } from './readBodies';
import { isShown, toProposal } from './showProposal';
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
      needsReason: needsReason(draft, source),
      refusal: draft.refusal,
      okrs: await this.#context.okrsOf(
        {
          entityRef,
          annotation: annotation ?? undefined,
          cycle: cycle ?? this.#cycleOf(draft),
        },
        editor.sight,
      ),
    };
  }

  /**
   * @throws EditConflictError when it began from something else than what stands there now
   * @throws EditRefusedError with what is wrong
   */
  async save(editor: Editor, body: unknown): Promise<EditResponse> {
    const edit = readEdit(body);
    const { claims, now } = this.#context;
    const destination = destinationOf(this.#context, editor, edit.scmToken);
    const reason = edit.reason === '' ? undefined : edit.reason;
    try {
      return await claims.hold(
        stringifyEntityRef(editor.entity),
        now,
        async () => {
          const source = await destination.read();
          if (source.refusal) {
            throw impossible(source.refusal);
          }
          refuseOtherBase(source, edit.base);
          const annotation = edit.annotation ?? undefined;
          const draft = this.#draft(editor, source, annotation);
          refuseDraft(draft, source, reason);
          const fork = edit.fork ?? false;
          const saved = await destination.save(draft, source, { reason, fork });
          if (saved === 'conflict') {
            throw conflictWith(await destination.read());
          }
          return saved;
        },
      );
    } catch (error) {
      throw toPlatformError(error);
    }
  }

  async proposals(
    entity: Entity,
  ): Promise<Pick<ProposalsResponse, 'proposals'>> {
    const awaited = await this.#context.proposals.awaited(
      stringifyEntityRef(entity),
    );
    return {
      proposals: awaited.filter(it => !isShown(it, entity)).map(toProposal),
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
      used: !bringsKeyResults(entity),
      yaml: overlayYaml(
        versions[0]?.annotation ??
          entity.metadata.annotations?.[OKR_ANNOTATION],
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

  /** That of the first objective that changes, so that the preview shows it. */
  #cycleOf({ changes, annotation }: Draft): string | undefined {
    const { understanding } = this.#context;
    return cycleOfFirst(changes, annotation, understanding);
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

/** A reason that was given for a proposal holds for what it eased then. */
function needsReason({ isEased }: Draft, { proposal }: Source): boolean {
  return proposal ? isEased.now : isEased.whole;
}

function refuseDraft(
  draft: Draft,
  source: Source,
  reason: string | undefined,
): void {
  if (draft.refusal) {
    throw impossible(draft.refusal);
  }
  const { newProblems } = draft;
  if (newProblems.length > 0) {
    const [{ message, position }] = newProblems;
    throw new EditRefusedError(
      `The key results are not right. Line ${position.line}: ${message}`,
      { problems: newProblems },
    );
  }
  if (draft.diff.length === 0) {
    throw new InputError('Nothing would change');
  }
  if (reason === undefined && needsReason(draft, source)) {
    const message = 'is needed: a target value is eased while its cycle runs';
    throw new EditRefusedError(`A reason ${message}`, {
      fields: [{ field: 'reason', message }],
    });
  }
}
