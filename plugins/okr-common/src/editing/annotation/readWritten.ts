import { Data } from '../yaml/data';
import { AnnotationEdit } from './AnnotationEdit';
import { refusalOf } from './editAnnotation';
import { readSource } from './readSource';

/** A value as it is written, before anybody asks what it means: `24h` is text, `20` a number. @public */
export type WrittenValue =
  | string
  | number
  | boolean
  | null
  | WrittenValue[]
  | { [key: string]: WrittenValue };

/** An objective's or key result's fields as written, in their order. @public */
export interface WrittenFields {
  /** Map key. */
  id: string;
  fields: Readonly<Record<string, WrittenValue>>;
}

/** @public */
export interface WrittenObjective extends WrittenFields {
  keyResults: WrittenFields[];
}

/** @public */
export type WrittenAnnotation =
  | { kind: 'read'; objectives: WrittenObjective[] }
  | Extract<AnnotationEdit, { kind: 'refused' }>;

/**
 * Reads what stands in an annotation, right or wrong, so that a form can show it and change it through
 * {@link editAnnotation}. What is no map has no fields. Never throws, whatever the text.
 *
 * @public
 */
export function readWritten(text: string): WrittenAnnotation {
  try {
    const { data } = readSource(text);
    return {
      kind: 'read',
      objectives: entriesOf(data).map(([id, objective]) => ({
        id,
        fields: fieldsOf(objective, 'keyResults'),
        keyResults: entriesOf(
          objective instanceof Map ? objective.get('keyResults') : undefined,
        ).map(([keyResultId, keyResult]) => ({
          id: keyResultId,
          fields: fieldsOf(keyResult),
        })),
      })),
    };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.kind === 'refused') return refusal;
    throw error;
  }
}

function entriesOf(data: Data | undefined): [string, Data][] {
  return data instanceof Map ? [...data] : [];
}

function fieldsOf(
  data: Data,
  without?: string,
): Readonly<Record<string, WrittenValue>> {
  return Object.fromEntries(
    entriesOf(data)
      .filter(([name]) => name !== without)
      .map(([name, value]) => [name, plain(value)]),
  );
}

function plain(data: Data): WrittenValue {
  if (data instanceof Map) {
    return Object.fromEntries(
      [...data].map(([key, value]) => [key, plain(value)]),
    );
  }
  return Array.isArray(data) ? data.map(plain) : data;
}
