import { YamlFault } from './YamlTree';

// YAML 1.2, section 5.1: what a document may not hold. Lone surrogates are refused by databases as well.
const forbidden = /(?![\t\n\r\u0085])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/gu;

/**
 * Replaces characters that YAML forbids by U+FFFD, so that all offsets stay.
 *
 * @param onFound - called with the offset and the name of each such character
 * @internal
 */
export function cleanText(
  text: string,
  onFound: (offset: number, name: string) => void,
): string {
  return text.replace(forbidden, (character, offset: number) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase();
    onFound(offset, `U+${code.padStart(4, '0')}`);
    return '\uFFFD';
  });
}

/** @internal */
export function unprintable(from: number, name: string): YamlFault {
  return {
    from,
    message: `Character ${name} is not allowed`,
    expected: 'printable text',
  };
}
