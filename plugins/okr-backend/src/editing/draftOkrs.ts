import { OkrsResponse } from '@keyresults/backstage-plugin-okr-common';
import { Sight } from '../api/OkrService';
import { readOkrs } from '../api/readOkrs';
import { ServiceContext } from '../api/ServiceContext';
import {
  evaluateCycle,
  freezeBaselines,
  Snapshot,
  summarizeEntity,
} from '../evaluation';
import { giveHints } from '../evaluation/giveHints';
import { loadBatch } from '../evaluation/loadBatch';
import { draftHistory } from './draft/draftHistory';
import { DraftQuestion } from './EditingContext';

/** @internal */
export type DraftContext = Pick<
  ServiceContext,
  | 'entities'
  | 'snapshots'
  | 'facts'
  | 'promises'
  | 'checkIns'
  | 'closings'
  | 'settings'
  | 'demo'
  | 'now'
>;

/**
 * What the tab would show if an entity had another annotation: evaluated from the same facts in the same way. Nothing is
 * written, and no baseline is frozen.
 *
 * @internal
 */
export async function draftOkrs(
  context: DraftContext,
  { entityRef, annotation, cycle }: DraftQuestion,
  sight: Sight,
): Promise<OkrsResponse> {
  const { entities, snapshots, settings } = context;
  const now = context.now();
  const kept = await entities.find(entityRef);
  const [kind] = entityRef.split(':');
  const entity = {
    title: entityRef,
    kind,
    ...kept,
    entityRef,
    annotation,
    dueAt: now,
  };
  const [loaded] = await loadBatch([entity], now, context, settings);
  const { tasks, wanted } = loaded;
  const input = {
    ...loaded.input,
    history: draftHistory(
      loaded.input.history,
      { kept: kept?.annotation, draft: annotation },
      now,
      settings,
    ),
  };
  const baselines = new Map(input.baselines);
  for (const it of freezeBaselines(wanted, input, settings)) {
    baselines.set(it.fingerprint, it.baseline);
  }
  const { documents } = await giveHints(
    tasks,
    tasks.map(task => evaluateCycle(task, { ...input, baselines }, settings)),
    input,
    context.facts,
    settings,
  );
  const evaluated = new Map(
    tasks.map(({ cycle: { id }, asOf }, index): [string, Snapshot] => [
      id,
      { asOf, document: documents[index] },
    ]),
  );
  const live = [...evaluated.values()].find(({ asOf }) => asOf === now);
  const summary = summarizeEntity(input.promises, live?.document.reviewWait);
  return readOkrs(
    {
      ...context,
      now: () => now,
      entities: {
        find: async () => ({ ...entity, summary }),
        scopeExtremes: ref => entities.scopeExtremes(ref),
      },
      snapshots: {
        // A cycle that is over stays as it was.
        lastSnapshot: async (ref, id, asOf) =>
          evaluated.get(id) ?? snapshots.lastSnapshot(ref, id, asOf),
        lastPromised: (ref, id) => snapshots.lastPromised(ref, id),
      },
    },
    { entityRef, ...(cycle !== undefined && { cycle }) },
    sight,
  );
}
