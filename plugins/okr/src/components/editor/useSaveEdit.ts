import { useState } from 'react';
import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { scmAuthApiRef } from '@backstage/integration-react';
import type {
  EditConflict,
  EditResponse,
  SourceResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../../api';
import { readSaveFailure, SaveFailure, wordsOf } from './saveFailure';

interface SaveOptions {
  entityRef: string;
  source: SourceResponse;
  /** @param text - what was sent */
  onSaved(outcome: EditResponse, text: string): void;
  onConflict(conflict: EditConflict): void;
}

/** What is sent when a change is saved. @internal */
export interface Saved {
  text: string;
  /** What it began with, and what it is saved over. */
  from: { annotation: string; base: string };
  reason: string;
  fork?: boolean;
}

function isOnlyOtherLines(
  { annotation }: EditConflict,
  { from }: Saved,
): boolean {
  return (annotation ?? '') === from.annotation;
}

/** Saves a change where the annotation is kept, with the rights of the person where that is asked for. @internal */
export function useSaveEdit(options: SaveOptions) {
  const okrApi = useApi(okrApiRef);
  const scmAuthApi = useApiHolder().get(scmAuthApiRef);
  const { entityRef, source, onSaved, onConflict } = options;
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<SaveFailure>();

  /** Held for this one request and nowhere else. */
  const askForToken = async (): Promise<string | undefined> => {
    if (!source.asUser || !scmAuthApi) {
      return undefined;
    }
    const { token } = await scmAuthApi.getCredentials({
      url: source.asUser.url,
      additionalScope: { repoWrite: true },
    });
    return token;
  };

  const send = async ({ text, from, reason, fork }: Saved) =>
    okrApi.saveEdit(parseEntityRef(entityRef), {
      annotation: text.trim() === '' ? null : text,
      base: from.base,
      ...(reason.trim() && { reason: reason.trim() }),
      ...(fork && { fork }),
      scmToken: await askForToken(),
    });

  /** Once more, where only lines were changed meanwhile that are not about key results. */
  const sendOver = (saved: Saved) =>
    send(saved).catch(error => {
      const { from } = saved;
      const read = readSaveFailure(error);
      if (
        read.kind !== 'conflict' ||
        !isOnlyOtherLines(read.conflict, saved) ||
        read.conflict.base === from.base
      ) {
        throw error;
      }
      return send({ ...saved, from: { ...from, base: read.conflict.base } });
    });

  const save = async (saved: Saved) => {
    setSaving(true);
    setFailure(undefined);
    try {
      const outcome = await sendOver(saved);
      setSaving(false);
      onSaved(outcome, saved.text);
    } catch (error) {
      setSaving(false);
      const read = readSaveFailure(error);
      if (read.kind === 'conflict') {
        onConflict(read.conflict);
      }
      // Nothing to look at, so it has to be said that nothing was saved.
      setFailure(
        read.kind === 'conflict' && isOnlyOtherLines(read.conflict, saved)
          ? { kind: 'other', message: wordsOf(error) }
          : read,
      );
    }
  };

  return { save, saving, failure };
}
