import { gzipSync } from 'node:zlib';
import { Tree } from '../git';

const block = 512;

/** The files as GitHub packs them: gzipped tar, all in one folder. @internal */
export function tarball(files: Tree, folder: string): Buffer {
  const entries = [...files].flatMap(([path, text]) => {
    const content = Buffer.from(text);
    return [header(`${folder}/${path}`, content.length), padded(content)];
  });
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * block)]));
}

/** One entry's header in the ustar format (POSIX.1-1988): fixed fields, numbers in octal. */
function header(name: string, size: number): Buffer {
  const result = Buffer.alloc(block);
  const octal = (value: number, length: number) =>
    `${value.toString(8).padStart(length - 1, '0')}\0`;
  result.write(name, 0);
  result.write(octal(0o644, 8), 100);
  result.write(octal(0, 8), 108);
  result.write(octal(0, 8), 116);
  result.write(octal(size, 12), 124);
  result.write(octal(0, 12), 136);
  result.write(' '.repeat(8), 148);
  result.write('0', 156);
  result.write('ustar\x0000', 257);
  const sum = result.reduce((total, byte) => total + byte, 0);
  result.write(octal(sum, 7), 148);
  return result;
}

function padded(content: Buffer): Buffer {
  const rest = content.length % block;
  return rest ? Buffer.concat([content, Buffer.alloc(block - rest)]) : content;
}
