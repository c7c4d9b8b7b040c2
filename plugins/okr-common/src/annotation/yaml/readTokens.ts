import { CST, Lexer, Parser } from 'yaml';
import { annotationLimits } from '../annotations';
import { YamlFault } from './YamlTree';

/** How many pieces without any meaning are read before the rest is given up. */
const SENSELESS_TOKENS = 20;

/**
 * The first steps of reading YAML, which are linear and do not recurse, with the limits checked on the way: what comes
 * after them recurses, and is slow on text that is not YAML at all.
 *
 * @internal
 */
export function readTokens(text: string): CST.Token[] | YamlFault {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  let senseless = 0;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (count > annotationLimits.tokens) {
      return {
        from: 0,
        message: 'The annotation has too many parts to be read',
        expected: `at most ${annotationLimits.tokens} YAML tokens, enough for about 400 key results`,
      };
    }
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      senseless += token.type === 'error' ? 1 : 0;
      if (senseless > SENSELESS_TOKENS) {
        return notYaml(tokens[0].offset);
      }
    }
  }
  tokens.push(...parser.end());
  return tooDeep(tokens) ?? tokens;
}

function notYaml(from: number): YamlFault {
  return {
    from,
    message: 'The annotation is not YAML',
    expected: 'objectives by id, as in docs/annotation.md',
  };
}

/** Walks with a list of its own instead of the call stack, which deep nesting would overflow. */
function tooDeep(tokens: CST.Token[]): YamlFault | undefined {
  const open = tokens.map(token => ({ token, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > annotationLimits.depth) {
      return {
        from: token.offset,
        message: 'Maps and lists are nested too deeply',
        expected: `at most ${annotationLimits.depth} levels`,
      };
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
