import { TargetState } from '@keyresults/backstage-plugin-okr-node';
import { NumberColumn, toNumber, toOptionalNumber } from '../database';
import { Target } from './types';

/** @internal */
export const targetColumns = [
  'id',
  'source',
  'reference',
  'title',
  'source_title',
  'url',
  'parts',
  'state',
  'message',
  'state_since',
  'last_run_at',
  'collected_through',
  'past_known_at',
  'history_from',
  'history_said',
  'silences',
] as const;

/** A target as stored. @internal */
export interface StoredTarget {
  id: number;
  source: string;
  reference: string;
  title: string;
  source_title: string | null;
  url: string | null;
  parts: string | null;
  state: TargetState;
  message: string | null;
  state_since: NumberColumn;
  last_run_at: NumberColumn | null;
  collected_through: NumberColumn | null;
  past_known_at: NumberColumn | null;
  history_from: NumberColumn | null;
  history_said: string | null;
  silences: string | null;
}

/** @internal */
export function toTarget(row: StoredTarget): Target {
  let parts: string[] | undefined;
  return {
    id: row.id,
    source: row.source,
    reference: row.reference,
    title: row.source_title ?? row.title,
    url: row.url ?? undefined,
    // Long ones, and mostly of joint targets of which only those of a few instants are looked at.
    get parts() {
      parts ??= row.parts === null ? undefined : JSON.parse(row.parts);
      return parts;
    },
    state: row.state,
    message: row.message ?? undefined,
    stateSince: toNumber(row.state_since),
    lastRunAt: toOptionalNumber(row.last_run_at),
    collectedThrough: toOptionalNumber(row.collected_through),
    pastKnownAt: toOptionalNumber(row.past_known_at),
    historyFrom: toOptionalNumber(row.history_from),
    ...(row.history_said !== null && {
      historySaid: JSON.parse(row.history_said),
    }),
    ...(row.silences !== null && { silences: JSON.parse(row.silences) }),
  };
}
