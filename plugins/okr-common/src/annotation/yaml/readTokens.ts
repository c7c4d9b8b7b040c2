import { CST, Lexer, Parser } from 'yaml';
import { annotationLimits } from '../annotations';
import { YamlFault } from './YamlTree';

/** How much that has no meaning here is read before the rest is given up. */
const SENSELESS_TOKENS = 20;

const tooManyTokens: YamlFault = {
  from: 0,
  message: 'The annotation has too many parts to be read',
  expected: `at most ${annotationLimits.tokens} YAML tokens, enough for about 300 key results`,
};

const tooManyReferences: YamlFault = {
  from: 0,
  message: 'The annotation has too many YAML anchors, aliases and tags',
  expected: 'none of them: every value written out',
};

const notYaml: YamlFault = {
  from: 0,
  message: 'The annotation is not YAML',
  expected: 'objectives by id: `no-waiting:` and its fields below',
};

/**
 * The first steps of reading YAML, which are linear and do not recurse, with the limits checked on the way: what comes
 * after them recurses, and is slow on text that is not YAML at all.
 *
 * @internal
 */
export function readTokens(text: string): CST.Token[] | YamlFault {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  let references = 0;
  let senseless = 0;
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1;
    references += /^[&*!]/.test(lexeme) ? 1 : 0;
    if (lexemes > annotationLimits.tokens) {
      return tooManyTokens;
    }
    if (references > SENSELESS_TOKENS) {
      return tooManyReferences;
    }
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      senseless += token.type === 'error' ? 1 : 0;
      if (senseless > SENSELESS_TOKENS) {
        return notYaml;
      }
    }
  }
  tokens.push(...parser.end());
  return tooDeep(tokens) ?? tokens;
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
