import { CST, Lexer, Parser } from 'yaml';
import { catalogFileLimits } from './FileEdit';

/** How many pieces that fit nowhere are read before the rest is given up. */
const SENSELESS_TOKENS = 20;
/** The parser keeps two things for each level, and the document. */
const DEEP = 2 * catalogFileLimits.depth;

/**
 * The tokens of a catalog file, as the `Composer` of the library takes them.
 *
 * @public
 */
export interface CatalogTokens {
  /** Up to where reading was stopped. */
  tokens: CST.Token[];
  stop?: {
    why: 'tooLarge' | 'tooDeep' | 'noYaml';
    /** In UTF-16 code units. */
    at: number;
  };
}

/**
 * Reads a catalog file into tokens, and stops where going on would only take time: whoever proposes a file must not hold up
 * what reads it.
 *
 * @public
 */
export function readCatalogTokens(text: string): CatalogTokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let senseless = 0;
  let last = '';
  let sign = '';
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1;
    if (lexemes > catalogFileLimits.tokens) {
      return { tokens, stop: { why: 'tooLarge', at: parser.offset } };
    }
    const isSenseless = isStray(lexeme, last) || isRepeated(lexeme, sign);
    senseless += isSenseless ? 1 : 0;
    last = /^ +$/.test(lexeme) ? last : lexeme;
    sign = /^[ \n]+$/.test(lexeme) ? sign : lexeme;
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      senseless += token.type === 'error' ? 1 : 0;
    }
    if (parser.stack.length > DEEP) {
      return { tokens, stop: { why: 'tooDeep', at: parser.offset } };
    }
    if (senseless > SENSELESS_TOKENS) {
      return { tokens, stop: { why: 'noYaml', at: parser.offset } };
    }
  }
  tokens.push(...parser.end());
  return { tokens };
}

/** Quotes that never close, and quoted texts or aliases right after each other: slow to read, and never right. */
function isStray(lexeme: string, last: string): boolean {
  if (!/^["'*]/.test(lexeme) || last === CST.SCALAR) {
    return false;
  }
  const closed =
    lexeme.startsWith('*') || (lexeme.length > 1 && lexeme.endsWith(lexeme[0]));
  return !closed || /^["'*]/.test(last);
}

/** Commas and directives with nothing between them, on one line or many. */
function isRepeated(lexeme: string, last: string): boolean {
  return /^[,%]/.test(lexeme) && last.startsWith(lexeme[0]);
}
