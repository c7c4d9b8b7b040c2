import type {
  CreateCheckInRequest,
  EvaluatedKeyResult,
  ReviewProblem,
  SaidCheckIn,
} from '@keyresults/backstage-plugin-okr-common';
import { readNumber } from './typedNumber';

/** A check-in being written: numbers are as they were typed. @internal */
export interface CheckInDraft {
  day: string;
  confidence?: number;
  words: string;
  value: string;
  ticks: string;
}

/** What is said besides of which key result. @internal */
export type CheckInWords = Pick<
  CreateCheckInRequest,
  'day' | 'confidence' | 'words' | 'value' | 'ticks'
>;

/** What is said of a key result besides confidence and words: nothing of a habit that is counted from facts. @internal */
export function saidKindOf({
  kind,
  metric,
}: Pick<EvaluatedKeyResult, 'kind' | 'metric'>): string {
  return kind === 'habit' && metric ? 'counted' : kind;
}

/** Which field a key result has besides confidence and words. @internal */
export function numberFieldOf(kind: string): 'value' | 'ticks' | undefined {
  if (kind === 'manual') {
    return 'value';
  }
  return kind === 'habit' ? 'ticks' : undefined;
}

/** An empty one; a habit was kept once, unless somebody says otherwise. @internal */
export function emptyDraft(kind: string, day: string): CheckInDraft {
  return { day, words: '', value: '', ticks: kind === 'habit' ? '1' : '' };
}

/** What stands, to be changed. @internal */
export function draftOf(checkIn: SaidCheckIn): CheckInDraft {
  const { day, confidence, words = '', value, ticks } = checkIn;
  return {
    day,
    confidence,
    words,
    value: value === undefined ? '' : String(value),
    ticks: ticks === undefined ? '' : String(ticks),
  };
}

/** What is wrong before anything is sent. @internal */
export function problemsOf(
  draft: CheckInDraft,
  kind: string,
): Pick<ReviewProblem, 'field'>[] {
  const field = numberFieldOf(kind);
  const text = field ? draft[field].trim() : '';
  if (field && text !== '') {
    const number = readNumber(text);
    const isFit =
      number !== undefined &&
      (field === 'value' || (Number.isInteger(number) && number > 0));
    return isFit ? [] : [{ field }];
  }
  const isSilent =
    text === '' && draft.confidence === undefined && draft.words.trim() === '';
  return isSilent ? [{ field: '' }] : [];
}

/** What is sent. @internal */
export function wordsOf(draft: CheckInDraft, kind: string): CheckInWords {
  const field = numberFieldOf(kind);
  const number = field && readNumber(draft[field]);
  const words = draft.words.trim();
  return {
    day: draft.day,
    ...(draft.confidence !== undefined && { confidence: draft.confidence }),
    ...(words !== '' && { words }),
    ...(field && number !== undefined && { [field]: number }),
  };
}
