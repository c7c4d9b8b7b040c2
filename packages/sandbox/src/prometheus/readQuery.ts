import { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { Expression, Matcher } from './Expression';
import { Refusal } from './Refusal';

class QueryReader {
  constructor(private readonly text: string) {}

  read(node: SyntaxNode): Expression {
    switch (node.name) {
      case 'ParenExpr':
        return this.read(this.only(node));
      case 'NumberDurationLiteral':
        return { kind: 'number', value: Number(this.textOf(node)) };
      case 'UnaryExpr': {
        const of = this.read(this.last(node));
        return this.textOf(node).startsWith('-') ? { kind: 'negated', of } : of;
      }
      case 'VectorSelector':
        return {
          kind: 'vector',
          matchers: this.matchersOf(node),
          offsetSeconds: 0,
        };
      case 'MatrixSelector': {
        const selector = node.getChild('VectorSelector');
        const range = node.getChild('DurationExpr');
        if (!selector || !range) {
          throw unsupported(this.textOf(node));
        }
        return {
          kind: 'matrix',
          matchers: this.matchersOf(selector),
          offsetSeconds: 0,
          rangeSeconds: this.secondsOf(range),
        };
      }
      case 'OffsetExpr':
        return this.readOffset(node);
      case 'AggregateExpr':
        return this.readAggregate(node);
      case 'FunctionCall':
        return {
          kind: 'call',
          function: this.textOf(this.child(node, 'FunctionIdentifier')),
          arguments: children(this.child(node, 'FunctionCallBody')).map(it =>
            this.read(it),
          ),
        };
      case 'BinaryExpr': {
        const parts = children(node);
        if (parts.length !== 3) {
          throw unsupported(this.textOf(node));
        }
        const [left, operator, right] = parts;
        return {
          kind: 'binary',
          operator: this.textOf(operator),
          left: this.read(left),
          right: this.read(right),
        };
      }
      default:
        throw unsupported(this.textOf(node));
    }
  }

  private readOffset(node: SyntaxNode): Expression {
    const [inner, , duration] = children(node);
    const of = this.read(inner);
    if (of.kind !== 'vector' && of.kind !== 'matrix') {
      throw unsupported(this.textOf(node));
    }
    return { ...of, offsetSeconds: this.secondsOf(duration) };
  }

  private readAggregate(node: SyntaxNode): Expression {
    const modifier = node.getChild('AggregateModifier');
    const of = children(this.child(node, 'FunctionCallBody'));
    if (of.length !== 1) {
      throw unsupported(this.textOf(node));
    }
    return {
      kind: 'aggregate',
      operator: this.textOf(this.child(node, 'AggregateOp')),
      ...(modifier && {
        labels: {
          by: modifier.getChild('By') !== null,
          names: children(this.child(modifier, 'GroupingLabels')).map(it =>
            this.textOf(it),
          ),
        },
      }),
      of: this.read(of[0]),
    };
  }

  private matchersOf(selector: SyntaxNode): Matcher[] {
    const name = selector.getChild('Identifier');
    const list = selector.getChild('LabelMatchers');
    const matchers: Matcher[] = (list ? children(list) : []).map(node => ({
      label: this.textOf(this.child(node, 'LabelName')),
      operator: this.textOf(this.child(node, 'MatchOp')) as Matcher['operator'],
      value: unquoted(this.textOf(this.child(node, 'StringLiteral'))),
    }));
    return name
      ? [
          { label: '__name__', operator: '=', value: this.textOf(name) },
          ...matchers,
        ]
      : matchers;
  }

  private secondsOf(node: SyntaxNode): number {
    const units: Record<string, number> = {
      ms: 0.001,
      s: 1,
      m: 60,
      h: 3600,
      d: 86_400,
      w: 604_800,
    };
    const text = this.textOf(node);
    let seconds = 0;
    for (const [, count, unit] of text.matchAll(/(\d+)(ms|[smhdw])/g)) {
      seconds += Number(count) * units[unit];
    }
    if (seconds === 0) {
      throw parseError(node.from, 'duration must be greater than 0');
    }
    return seconds;
  }

  private child(node: SyntaxNode, name: string): SyntaxNode {
    const found = node.getChild(name);
    if (!found) {
      throw unsupported(this.textOf(node));
    }
    return found;
  }

  private only(node: SyntaxNode): SyntaxNode {
    return children(node)[0];
  }

  private last(node: SyntaxNode): SyntaxNode {
    const list = children(node);
    return list[list.length - 1];
  }

  private textOf({ from, to }: SyntaxNode): string {
    return this.text.slice(from, to);
  }
}

/**
 * Reads a query with the grammar that Prometheus itself publishes.
 *
 * @throws Refusal in the words of Prometheus when it is no PromQL, or more than the sandbox speaks
 * @internal
 */
export function readQuery(text: string): Expression {
  if (!text.trim()) {
    throw parseError(0, 'no expression found in input');
  }
  const tree = parser.parse(text);
  tree.iterate({
    enter: ({ type, from }) => {
      if (type.isError) {
        throw parseError(from, 'unexpected character or end of input');
      }
    },
  });
  const top = tree.topNode.firstChild;
  if (!top) {
    throw parseError(0, 'no expression found in input');
  }
  return new QueryReader(text).read(top);
}

function children(node: SyntaxNode): SyntaxNode[] {
  const list: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    list.push(child);
  }
  return list;
}

/** By Go's rules, as far as anybody writes it. */
function unquoted(literal: string): string {
  const inner = literal.slice(1, -1);
  return literal.startsWith('`')
    ? inner
    : inner.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code, character) => {
        if (code !== undefined) {
          return String.fromCharCode(parseInt(code, 16));
        }
        if (!`\\"'nrt`.includes(character)) {
          throw parseError(0, 'unknown escape sequence');
        }
        const named: Record<string, string> = { n: '\n', r: '\r', t: '\t' };
        return named[character] ?? character;
      });
}

function parseError(at: number, message: string): Refusal {
  return new Refusal(
    'bad_data',
    `invalid parameter "query": 1:${at + 1}: parse error: ${message}`,
  );
}

function unsupported(text: string): Refusal {
  return new Refusal(
    'bad_data',
    `invalid parameter "query": the sandbox does not speak so much PromQL: ${text}`,
  );
}
