import { CST, Lexer, Parser } from 'yaml';
import { annotationLimits } from '../annotations';
import { LexemeLimits, notYaml, tooDeep } from './LexemeLimits';
import { YamlFault } from './YamlTree';

/** How many pieces that fit nowhere are read before the rest is given up. */
const SENSELESS_TOKENS = 20;

/**
 * The first steps of reading YAML, which are linear and do not recurse, with the limits checked on the way.
 *
 * @internal
 */
export function readTokens(text: string): CST.Token[] | YamlFault {
  const parser = new Parser();
  const limits = new LexemeLimits();
  const tokens: CST.Token[] = [];
  let senseless = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const exceeded = limits.exceededBy(lexeme);
    if (exceeded) {
      return { ...exceeded, from: parser.offset };
    }
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      senseless += token.type === 'error' ? 1 : 0;
    }
    if (senseless > SENSELESS_TOKENS) {
      return { ...notYaml, from: 0 };
    }
  }
  tokens.push(...parser.end());
  return findTooDeep(tokens) ?? tokens;
}

/** Walks with a list of its own instead of the call stack, which deep nesting would overflow. */
function findTooDeep(tokens: CST.Token[]): YamlFault | undefined {
  const open = tokens.map(token => ({ token, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > annotationLimits.depth) {
      return { ...tooDeep, from: token.offset };
    }
    for (const inner of childrenOf(token)) {
      open.push({ token: inner, depth: depth + 1 });
    }
  }
  return undefined;
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') {
    return token.value ? [token.value] : [];
  }
  if (!CST.isCollection(token)) {
    return [];
  }
  const children: CST.Token[] = [];
  for (const { key, value } of token.items) {
    if (key) {
      children.push(key);
    }
    if (value) {
      children.push(value);
    }
  }
  return children;
}
