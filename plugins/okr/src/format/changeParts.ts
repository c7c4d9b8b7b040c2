import type { ErrorRateResponse } from '@keyresults/backstage-plugin-okr-common';

type Change = NonNullable<ErrorRateResponse['change']>;

/** One part of a change: how many, and what made them. @internal */
export interface ChangePart {
  kind:
    | 'moreUsers'
    | 'fewerUsers'
    | 'higherRate'
    | 'lowerRate'
    | 'moreInNoRate'
    | 'fewerInNoRate';
  /** Whole events, never negative. */
  events: number;
}

/** A change of events in whole numbers that add up. @internal */
export interface ChangeInWords {
  direction: 'rose' | 'fell' | 'level';
  /** Whole events, never negative. */
  events: number;
  /** The larger part first; parts of less than one event are left out. */
  parts: ChangePart[];
}

/**
 * Takes a change apart into what is said about it. The rate is told as the rest, so that the parts add up.
 *
 * @param events - the difference of both numbers of events as they are shown
 * @internal
 */
export function changeInWords(
  change: Change,
  events = Math.round(change.events),
): ChangeInWords {
  const volume = Math.round(change.volume);
  const inNoRate = Math.round(change.inNoRate);
  const rate = events - volume - inNoRate;
  const parts: ChangePart[] = [
    {
      kind: volume > 0 ? 'moreUsers' : 'fewerUsers',
      events: Math.abs(volume),
    },
    { kind: rate > 0 ? 'higherRate' : 'lowerRate', events: Math.abs(rate) },
    {
      kind: inNoRate > 0 ? 'moreInNoRate' : 'fewerInNoRate',
      events: Math.abs(inNoRate),
    },
  ];
  let direction: ChangeInWords['direction'] = 'level';
  if (events !== 0) {
    direction = events > 0 ? 'rose' : 'fell';
  }
  return {
    direction,
    events: Math.abs(events),
    parts: parts
      .filter(part => part.events > 0)
      .sort((a, b) => b.events - a.events),
  };
}
