import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { SaidCheckIn } from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../../api';
import { CheckInDraft, draftOf, emptyDraft, wordsOf } from './draft';
import { KeptAbout, keptCheckIn, KeptCheckIn } from './keptCheckIn';
import { LocalCheckIns } from './mergeCheckIns';
import { newId } from './newId';
import { readSaveFailure, SaveFailure } from './saveFailure';

interface FormState {
  /** Undefined while nobody writes. */
  writing?: KeptCheckIn;
  /** What is written came back from before. */
  restored: boolean;
  /** On its way, as it will stand. */
  saving?: SaidCheckIn;
  failure?: SaveFailure;
  local: LocalCheckIns;
}

/** @internal */
export interface CheckInFormOptions extends KeptAbout {
  /** Kind of the key result. */
  kind: string;
  /** What a check-in speaks of unless somebody says otherwise. */
  day: string;
  /** Keep it the same function. */
  onChanged(): void;
}

/** How it will stand once it is saved. */
function asSaid(
  { id, draft, version }: KeptCheckIn,
  { userRef, objectiveId, keyResultId, kind }: CheckInFormOptions,
  at: string,
): SaidCheckIn {
  return {
    ...{ id, objectiveId, keyResultId, at },
    ...wordsOf(draft, kind),
    day: draft.day,
    version: (version ?? 0) + 1,
    author: userRef,
    edited: version !== undefined,
    mayChange: false,
  };
}

/**
 * Check-ins on one key result being written: what is typed is kept until it is saved, whatever happens meanwhile, and what
 * is on its way stands at once.
 *
 * @internal
 */
export function useCheckInForm(options: CheckInFormOptions) {
  const okrApi = useApi(okrApiRef);
  const { userRef, entityRef, objectiveId, keyResultId } = options;
  const about = { userRef, entityRef, objectiveId, keyResultId };
  const [state, setState] = useState<FormState>(() => {
    const kept = keptCheckIn.read(about);
    return { writing: kept, restored: kept !== undefined, local: new Map() };
  });
  const { writing } = state;

  const settle = (id: string, checkIn: SaidCheckIn | undefined) =>
    setState(previous => ({
      ...previous,
      saving: undefined,
      local: new Map(previous.local).set(id, checkIn),
    }));

  const write = (next: KeptCheckIn | undefined) => {
    keptCheckIn.keep(about, next);
    setState(previous => ({
      ...previous,
      writing: next,
      restored: false,
      failure: undefined,
    }));
  };

  const save = async () => {
    if (!writing) {
      return;
    }
    const at = new Date().toISOString();
    setState(previous => ({
      ...previous,
      writing: undefined,
      restored: false,
      failure: undefined,
      saving: asSaid(writing, options, at),
    }));
    const entity = parseEntityRef(entityRef);
    const { id, version, draft } = writing;
    const words = wordsOf(draft, options.kind);
    try {
      const { checkIn } = await (version === undefined
        ? okrApi.createCheckIn(entity, {
            ...{ id, objectiveId, keyResultId },
            ...words,
          })
        : okrApi.changeCheckIn(entity, id, { version, ...words }));
      keptCheckIn.keep(about, undefined);
      settle(id, checkIn);
      options.onChanged();
    } catch (error) {
      const failure = readSaveFailure(error);
      setState(previous => ({
        ...previous,
        saving: undefined,
        writing: afterFailure(writing, failure),
        failure,
        local:
          failure.kind === 'conflict'
            ? new Map(previous.local).set(id, failure.current)
            : previous.local,
      }));
    }
  };

  const remove = async ({ id, version }: SaidCheckIn) => {
    await okrApi.deleteCheckIn(parseEntityRef(entityRef), id, version);
    settle(id, undefined);
    options.onChanged();
  };

  return {
    ...state,
    begin: useCallback(
      () =>
        setState(previous =>
          previous.writing || previous.saving
            ? previous
            : {
                ...previous,
                writing: {
                  id: newId(),
                  draft: emptyDraft(options.kind, options.day),
                },
              },
        ),
      [options.kind, options.day],
    ),
    edit: (checkIn: SaidCheckIn) =>
      write({
        id: checkIn.id,
        version: checkIn.version,
        draft: draftOf(checkIn),
      }),
    change: (changed: Partial<CheckInDraft>) =>
      writing && write({ ...writing, draft: { ...writing.draft, ...changed } }),
    discard: () => write(undefined),
    save,
    remove,
  };
}

/** Whoever saves in sight of a conflict saves over what stands, or anew where nothing does or it may not be changed. */
function afterFailure(writing: KeptCheckIn, failure: SaveFailure): KeptCheckIn {
  const anew = { id: newId(), draft: writing.draft };
  if (failure.kind === 'conflict') {
    const { current } = failure;
    return current?.mayChange ? { ...writing, version: current.version } : anew;
  }
  const isOver =
    failure.kind === 'other' &&
    (failure.refused === 'id' ||
      (failure.refused === 'change' && writing.version !== undefined));
  return isOver ? anew : writing;
}

/** @internal */
export type CheckInFormState = ReturnType<typeof useCheckInForm>;
