import { Audiences } from './Audiences';
import { DaySlice } from './DaySlice';
import { ErrorHistory } from './ErrorHistory';
import { ErrorDay, ErrorEnvironment, ErrorProject } from './types';

const hour = 3_600_000;
const dayLength = 24 * hour;
/** Share of the events that is there when they happen; phones send the others when they are online again. */
const promptShare = 0.97;
const lateHours = 6;

/** What is asked: all of these projects and environments together. @public */
export interface ErrorSelection {
  projects: readonly ErrorProject[];
  environments: readonly ErrorEnvironment[];
  /** Milliseconds since 1970 UTC; the first in and the last out. */
  from: number;
  to: number;
  /** When it is asked: what is later has not happened, and late events are not there yet. */
  at: number;
}

/** What can be measured of it. @public */
export interface MeasuredErrors {
  events: number;
  sessions: number;
  /** Different people; 0 where users are not identified or no sessions are sent. */
  activeUsers: number;
  /** Different people who met an error; 0 where users are not identified. */
  affectedUsers: number;
  /** Different people whose session crashed. */
  crashedUsers: number;
  rateLimited: number;
  clientDiscarded: number;
}

/** What a source that sees everything it is sent knows of a selection at an instant. @public */
export function measureErrors(
  history: ErrorHistory,
  selection: ErrorSelection,
): MeasuredErrors {
  const sums = { events: 0, sessions: 0, rateLimited: 0, clientDiscarded: 0 };
  const active = new Audiences();
  const affected = new Audiences();
  const crashed = new Audiences();
  for (const { project, day, slice } of slicesOf(history, selection)) {
    sums.events += slice.count(day.events);
    sums.rateLimited += slice.count(day.rateLimited);
    sums.clientDiscarded += slice.count(day.clientDiscarded);
    sums.sessions += project.releaseHealth ? slice.count(day.sessions) : 0;
    if (project.identifiesUsers) {
      affected.add(project, slice.users(day.affected));
    }
    if (project.identifiesUsers && project.releaseHealth) {
      active.add(project, slice.users(day.active));
      crashed.add(project, slice.users(day.crashed));
    }
  }
  return {
    ...sums,
    activeUsers: active.distinct,
    affectedUsers: affected.distinct,
    crashedUsers: crashed.distinct,
  };
}

function* slicesOf(
  history: ErrorHistory,
  selection: ErrorSelection,
): Generator<{ project: ErrorProject; day: ErrorDay; slice: DaySlice }> {
  const { projects, environments, from, at } = selection;
  const to = Math.min(selection.to, at);
  const first = Math.floor(from / dayLength) * dayLength;
  for (let start = first; start < to; start += dayLength) {
    const slice = new DaySlice(
      Math.max(0, (from - start) / dayLength),
      Math.min(1, (to - start) / dayLength),
      receivedShare(start + dayLength, at),
    );
    const date = new Date(start).toISOString().slice(0, 10);
    for (const project of projects) {
      for (const environment of environments) {
        const day = history.day(project, environment, date);
        yield { project, day, slice };
      }
    }
  }
}

function receivedShare(dayEnd: number, at: number): number {
  const late = Math.min(1, Math.max(0, (at - dayEnd) / (lateHours * hour)));
  return promptShare + (1 - promptShare) * late;
}
