import { CST, Scalar } from 'yaml';
import { traceBlock } from './traceBlock';
import { TracedText } from './TracedText';
import { traceDoubleQuoted, traceUnquoted } from './traceFlow';

/**
 * The text of a scalar with where each of its characters stands in the file.
 *
 * @param node - read with its source tokens
 * @returns undefined when the text was not understood as the YAML library understands it, so that places are not known
 * @internal
 */
export function traceScalar(node: Scalar): TracedText | undefined {
  const traced = node.srcToken && traceToken(node.srcToken);
  return traced?.text === node.value ? traced : undefined;
}

function traceToken(token: CST.Token): TracedText | undefined {
  switch (token.type) {
    case 'scalar':
      return traceUnquoted(token.source, token.offset);
    case 'single-quoted-scalar':
      return traceUnquoted(token.source.slice(1, -1), token.offset + 1, "'");
    case 'double-quoted-scalar':
      return traceDoubleQuoted(token.source.slice(1, -1), token.offset + 1);
    case 'block-scalar': {
      const header = token.props.map(CST.stringify);
      return traceBlock({
        header: header[0],
        source: token.source,
        from: token.offset + header.join('').length,
        parentIndent: token.indent,
      });
    }
    default:
      return undefined;
  }
}
