import {
  CheckInVersions,
  SaidCheckIn,
} from '@keyresults/backstage-plugin-okr-common';
import { writeInstant } from '../evaluation';
import { StoredCheckIn } from './StoredCheckIn';

/** For how long who said it may change it. */
const CHANGEABLE_MS = 24 * 3_600_000;

/** Who looks, and when. @internal */
export interface Viewer {
  /** Undefined for services. */
  userRef?: string;
  /** Whether they may check in on the entity. */
  mayCheckIn: boolean;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

/** @internal */
export function showCheckIn(
  checkIn: StoredCheckIn,
  viewer: Viewer,
): SaidCheckIn {
  return {
    ...said(checkIn),
    edited: checkIn.version > 1,
    mayChange:
      viewer.mayCheckIn &&
      checkIn.author === viewer.userRef &&
      isChangeable(checkIn, viewer.now),
  };
}

/** @internal */
export function showVersions(
  versions: readonly StoredCheckIn[],
): CheckInVersions {
  return {
    versions: versions.map(version => ({
      ...said(version),
      recordedAt: writeInstant(version.recordedAt),
    })),
  };
}

/** @internal */
export function isChangeable({ at }: StoredCheckIn, now: number): boolean {
  return now < at + CHANGEABLE_MS;
}

function said(checkIn: StoredCheckIn) {
  const { id, version, objectiveId, keyResultId, day, author } = checkIn;
  const { confidence, words, value, ticks } = checkIn;
  return {
    id,
    version,
    objectiveId,
    keyResultId,
    title: checkIn.title,
    day,
    at: writeInstant(checkIn.at),
    author,
    confidence,
    words,
    value,
    unitLabel: checkIn.unitLabel,
    ticks,
  };
}
