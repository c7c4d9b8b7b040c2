import { Expression, Matcher } from './Expression';
import { overTime } from './overTime';
import { Refusal } from './Refusal';
import { Labels, scrapeSeconds, Series } from './Series';

/** A value with its labels at one instant. @internal */
export interface Element {
  labels: Labels;
  value: number;
}

/** What can be read. Instants are seconds since 1970 UTC. @internal */
export interface Storage {
  series: readonly Series[];
  /** The first and the last instant that was scraped. */
  first: number;
  last: number;
  /** Counts what a query loads. */
  load(samples: number): void;
  /** What was selected for an instant stays so for the next. */
  selected: Map<readonly Matcher[], Series[]>;
}

type RangeSelector = Extract<Expression, { kind: 'matrix' }>;

/** How far back an instant looks for a sample. */
const lookbackSeconds = 300;

/** The value of an expression at an instant. A number stands alone. @internal */
export function evaluate(
  storage: Storage,
  expression: Expression,
  at: number,
): Element[] | number {
  const inner = (of: Expression) => evaluate(storage, of, at);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'negated': {
      const value = inner(expression.of);
      return typeof value === 'number'
        ? -value
        : value.map(it => ({ labels: unnamed(it.labels), value: -it.value }));
    }
    case 'vector':
      return instant(storage, expression, at);
    case 'matrix':
      throw new Refusal(
        'bad_data',
        'invalid parameter "query": invalid expression type "range vector" for range query, must be Scalar or instant Vector',
      );
    case 'aggregate': {
      const of = inner(expression.of);
      if (typeof of === 'number') {
        throw typeError(expression.operator);
      }
      return aggregate(expression, of);
    }
    case 'call':
      return call(storage, expression, at);
    default: {
      const left = inner(expression.left);
      return combine(expression.operator, left, inner(expression.right));
    }
  }
}

function instant(
  storage: Storage,
  { matchers, offsetSeconds }: Extract<Expression, { kind: 'vector' }>,
  now: number,
): Element[] {
  const at = now - offsetSeconds;
  const scraped = Math.floor(at / scrapeSeconds) * scrapeSeconds;
  const latest = Math.min(scraped, storage.last);
  if (latest < storage.first || at - latest > lookbackSeconds) {
    return [];
  }
  const found = selected(storage, matchers);
  storage.load(found.length);
  return found.map(({ labels, valueAt }) => ({
    labels,
    value: valueAt(latest),
  }));
}

function call(
  storage: Storage,
  expression: Extract<Expression, { kind: 'call' }>,
  at: number,
): Element[] {
  const [argument] = expression.arguments;
  if (expression.function === 'vector' && argument) {
    const value = evaluate(storage, argument, at);
    if (typeof value === 'number') {
      return [{ labels: {}, value }];
    }
  }
  if (argument?.kind !== 'matrix') {
    throw typeError(expression.function);
  }
  const { found, ...window } = rangeOf(storage, argument, at);
  return found.flatMap(({ labels, valueAt }) => {
    const value = overTime(expression.function, { ...window, valueAt });
    return value === undefined ? [] : [{ labels: unnamed(labels), value }];
  });
}

/** Where the samples of a range lie. */
function rangeOf(
  storage: Storage,
  { matchers, offsetSeconds, rangeSeconds }: RangeSelector,
  at: number,
) {
  const end = at - offsetSeconds;
  const start = end - rangeSeconds;
  const step = scrapeSeconds;
  const first = Math.max(Math.ceil(start / step) * step, storage.first);
  const last = Math.min(Math.floor(end / step) * step, storage.last);
  const count = Math.max(0, Math.round((last - first) / step) + 1);
  const found = selected(storage, matchers);
  storage.load(found.length * count);
  return { start, end, first, last, count, step, found };
}

/** What was scraped in a range that ends at an instant. @internal */
export function samplesIn(
  storage: Storage,
  selector: RangeSelector,
  at: number,
): Array<{ labels: Labels; samples: Array<[at: number, value: number]> }> {
  const { found, first, count, step } = rangeOf(storage, selector, at);
  const instants = Array.from({ length: count }, (_, n) => first + n * step);
  return found.map(({ labels, valueAt }) => ({
    labels,
    samples: instants.map(it => [it, valueAt(it)]),
  }));
}

function selected(storage: Storage, matchers: readonly Matcher[]): Series[] {
  const found = storage.selected.get(matchers) ?? select(storage, matchers);
  storage.selected.set(matchers, found);
  return found;
}

function select(storage: Storage, matchers: readonly Matcher[]): Series[] {
  const tests = matchers.map(({ label, operator, value }) => {
    const pattern = operator.includes('~') ? patternOf(value) : undefined;
    const negative = operator.startsWith('!');
    return (labels: Labels) => {
      const text = labels[label] ?? '';
      return (pattern ? pattern.test(text) : text === value) !== negative;
    };
  });
  return storage.series.filter(({ labels }) =>
    tests.every(test => test(labels)),
  );
}

function patternOf(value: string): RegExp {
  try {
    return new RegExp(`^(?:${value})$`, 's');
  } catch {
    throw new Refusal(
      'bad_data',
      `invalid parameter "query": parse error: error parsing regexp: ${value}`,
    );
  }
}

const aggregations: Record<string, (values: readonly number[]) => number> = {
  sum: values => values.reduce((sum, value) => sum + value, 0),
  avg: values => aggregations.sum(values) / values.length,
  min: values => Math.min(...values),
  max: values => Math.max(...values),
  count: values => values.length,
};

function aggregate(
  { operator, labels }: Extract<Expression, { kind: 'aggregate' }>,
  elements: readonly Element[],
): Element[] {
  const make = aggregations[operator];
  if (!make) {
    throw typeError(operator);
  }
  const groups = new Map<string, { labels: Labels; values: number[] }>();
  for (const element of elements) {
    const kept = Object.entries(unnamed(element.labels)).filter(([name]) =>
      labels ? labels.names.includes(name) === labels.by : false,
    );
    const group = Object.fromEntries(kept);
    const key = keyOf(group);
    const known = groups.get(key) ?? { labels: group, values: [] };
    known.values.push(element.value);
    groups.set(key, known);
  }
  return [...groups.values()].map(({ labels: own, values }) => ({
    labels: own,
    value: make(values),
  }));
}

const arithmetic: Record<string, (one: number, other: number) => number> = {
  '+': (one, other) => one + other,
  '-': (one, other) => one - other,
  '*': (one, other) => one * other,
  '/': (one, other) => one / other,
};

function combine(
  operator: string,
  left: Element[] | number,
  right: Element[] | number,
): Element[] | number {
  if (operator === 'or' && Array.isArray(left) && Array.isArray(right)) {
    const known = new Set(left.map(it => keyOf(unnamed(it.labels))));
    return [
      ...left,
      ...right.filter(it => !known.has(keyOf(unnamed(it.labels)))),
    ];
  }
  const compute = arithmetic[operator];
  if (!compute) {
    throw typeError(operator);
  }
  if (typeof left === 'number') {
    return typeof right === 'number'
      ? compute(left, right)
      : right.map(it => ({
          labels: unnamed(it.labels),
          value: compute(left, it.value),
        }));
  }
  if (typeof right === 'number') {
    return left.map(it => ({
      labels: unnamed(it.labels),
      value: compute(it.value, right),
    }));
  }
  const partners = new Map(right.map(it => [keyOf(unnamed(it.labels)), it]));
  return left.flatMap(it => {
    const labels = unnamed(it.labels);
    const partner = partners.get(keyOf(labels));
    return partner ? [{ labels, value: compute(it.value, partner.value) }] : [];
  });
}

function unnamed(labels: Labels): Labels {
  const { __name__: _, ...rest } = labels;
  return rest;
}

function keyOf(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort());
}

function typeError(name: string): Refusal {
  return new Refusal(
    'bad_data',
    `invalid parameter "query": the sandbox cannot apply ${name} to this`,
  );
}
