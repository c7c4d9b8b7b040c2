/** @internal */
export interface Matcher {
  label: string;
  operator: '=' | '!=' | '=~' | '!~';
  value: string;
}

/** The part of PromQL that the sandbox speaks. @internal */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'vector'; matchers: Matcher[]; offsetSeconds: number }
  | {
      kind: 'matrix';
      matchers: Matcher[];
      offsetSeconds: number;
      rangeSeconds: number;
    }
  | {
      kind: 'aggregate';
      operator: string;
      labels?: { by: boolean; names: string[] };
      of: Expression;
    }
  | { kind: 'call'; function: string; arguments: Expression[] }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression }
  | { kind: 'negated'; of: Expression };
