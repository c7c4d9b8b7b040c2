import type { ErrorRateResponse } from '@keyresults/backstage-plugin-okr-common';

type Change = NonNullable<ErrorRateResponse['change']>;

/** One part of a change: how many, and what made them. @internal */
export interface ChangePart {
  kind: 'moreUsers' | 'fewerUsers' | 'higherRate' | 'lowerRate';
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

/** Takes a change apart into what is said about it. The rate is told as the rest, so that the parts add up. @internal */
export function changeInWords(change: Change): ChangeInWords {
  const events = Math.round(change.events);
  const volume = Math.round(change.volume);
  const rate = events - volume;
  const parts: ChangePart[] = [
    {
      kind: volume > 0 ? 'moreUsers' : 'fewerUsers',
      events: Math.abs(volume),
    },
    { kind: rate > 0 ? 'higherRate' : 'lowerRate', events: Math.abs(rate) },
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
