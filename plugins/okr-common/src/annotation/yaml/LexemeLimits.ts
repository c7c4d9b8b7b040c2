import { CST } from 'yaml';
import { annotationLimits } from '../annotations';
import { YamlFault } from './YamlTree';

/** How much that has no meaning here is read before the rest is given up. */
const SENSELESS_LEXEMES = 20;

/** @internal */
export const notYaml: Omit<YamlFault, 'from'> = {
  message: 'The annotation is not YAML',
  expected: 'objectives by id: `no-waiting:` and its fields below',
};

/** @internal */
export const tooDeep: Omit<YamlFault, 'from'> = {
  message: 'Maps and lists are nested too deeply',
  expected: `at most ${annotationLimits.depth} levels`,
};

/**
 * Watches the smallest parts of a YAML text go by and says when to stop: what comes after them is slow on text that is
 * not YAML at all, and recurses.
 *
 * @internal
 */
export class LexemeLimits {
  private count = 0;
  private references = 0;
  private strayQuotes = 0;
  private level = 0;
  private last = '';

  /** What limit a part goes beyond, if any. */
  exceededBy(lexeme: string): Omit<YamlFault, 'from'> | undefined {
    this.take(lexeme);
    if (this.count > annotationLimits.tokens) {
      return {
        message: 'The annotation has too many parts to be read',
        expected: `at most ${annotationLimits.tokens} YAML tokens, enough for about 300 key results`,
      };
    }
    if (this.references > SENSELESS_LEXEMES) {
      return {
        message: 'The annotation has too many YAML anchors, aliases and tags',
        expected: 'none of them: every value written out',
      };
    }
    if (this.level > annotationLimits.depth) {
      return tooDeep;
    }
    return this.strayQuotes > SENSELESS_LEXEMES ? notYaml : undefined;
  }

  private take(lexeme: string): void {
    this.count += 1;
    const isContent = this.last === CST.SCALAR;
    if (!isContent) {
      this.references += /^[&*!]/.test(lexeme) ? 1 : 0;
      this.strayQuotes += isStrayQuote(lexeme, this.last) ? 1 : 0;
      this.level += levelChange(lexeme);
    }
    this.last = /^ +$/.test(lexeme) ? this.last : lexeme;
  }
}

function levelChange(lexeme: string): number {
  if (lexeme === '[' || lexeme === '{') {
    return 1;
  }
  return lexeme === ']' || lexeme === '}' ? -1 : 0;
}

/** Quotes that never close, or one quoted text right after another. */
function isStrayQuote(lexeme: string, last: string): boolean {
  if (!/^["']/.test(lexeme)) {
    return false;
  }
  const closed = lexeme.length > 1 && lexeme.endsWith(lexeme[0]);
  return !closed || /^["']/.test(last);
}
