import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { LocalFiles } from './LocalFiles';

describe('LocalFiles', () => {
  let root: string;
  let inside: string;
  let files: LocalFiles;

  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'okr-local-')));
    inside = join(root, 'catalog');
    await mkdir(join(inside, 'deep'), { recursive: true });
    await mkdir(join(root, 'catalog-secret'));
    await writeFile(join(inside, 'a.yaml'), 'a: 1\r\n');
    await writeFile(join(root, 'secret.yaml'), 'secret');
    await writeFile(join(root, 'catalog-secret', 'a.yaml'), 'secret');
    files = new LocalFiles([inside]);
  });

  afterEach(async () => {
    await rm(root, { recursive: true });
  });

  it('takes the directories of configured files, patterns too', async () => {
    const configured = LocalFiles.fromConfig(
      mockServices.rootConfig({
        data: {
          catalog: {
            locations: [
              { type: 'file', target: join(inside, 'deep', '*.yaml') },
              { type: 'url', target: 'https://example.com/a.yaml' },
            ],
          },
        },
      }),
    );
    await writeFile(join(inside, 'deep', 'b.yaml'), 'b');
    expect((await configured.read(join(inside, 'deep', 'b.yaml'))).text).toBe(
      'b',
    );
    await expect(configured.read(join(inside, 'a.yaml'))).rejects.toThrow(
      /outside/,
    );
  });

  it('replaces a file as a whole, with its mode and its line breaks', async () => {
    const path = join(inside, 'a.yaml');
    await chmod(path, 0o640);
    const { text, version } = await files.read(path);
    expect(text).toBe('a: 1\r\n');
    expect(await files.write(path, 'a: 2\r\n', version)).toBe(true);
    expect(await readFile(path, 'utf8')).toBe('a: 2\r\n');
    expect((await stat(path)).mode % 0o1000).toBe(0o640);
    expect((await readdir(inside)).sort()).toEqual(['a.yaml', 'deep']);
  });

  it('leaves a file that was changed in the meantime', async () => {
    const path = join(inside, 'a.yaml');
    const { version } = await files.read(path);
    await writeFile(path, 'theirs');
    expect(await files.write(path, 'ours', version)).toBe(false);
    expect(await readFile(path, 'utf8')).toBe('theirs');
    expect((await readdir(inside)).sort()).toEqual(['a.yaml', 'deep']);
  });

  it('lets one of several win that write at once', async () => {
    const path = join(inside, 'a.yaml');
    await symlink(path, join(inside, 'b.yaml'));
    const { version } = await files.read(path);
    const texts = ['one', 'two', 'three'];
    const written = await Promise.all(
      texts.map((text, index) =>
        files.write(
          join(inside, ['a.yaml', 'b.yaml'][index % 2]),
          text,
          version,
        ),
      ),
    );
    expect(written.filter(Boolean)).toHaveLength(1);
    expect(await readFile(path, 'utf8')).toBe(texts[written.indexOf(true)]);
  });

  it('follows a link that stays inside, and keeps it', async () => {
    const link = join(inside, 'link.yaml');
    await symlink(join(inside, 'a.yaml'), link);
    const { version } = await files.read(link);
    expect(await files.write(link, 'b', version)).toBe(true);
    expect(await readFile(join(inside, 'a.yaml'), 'utf8')).toBe('b');
    expect(await realpath(link)).toBe(join(inside, 'a.yaml'));
  });

  it.each([
    ['a file beside', () => join(root, 'secret.yaml')],
    ['a directory whose name begins alike', () => `${inside}-secret/a.yaml`],
    ['steps up', () => `${inside}/deep/../../secret.yaml`],
    ['steps up that lead back', () => `${inside}/deep/../a.yaml`],
    ['steps with backslashes', () => `${inside}\\..\\secret.yaml`],
    ['a NUL', () => `${inside}/a.yaml\0.txt`],
    ['a system file', () => '/etc/hostname'],
    ['a relative path', () => 'package.json'],
  ])('refuses %s', async (_, path) => {
    await expect(files.read(path())).rejects.toThrow(/outside|not there/);
    await expect(files.write(path(), 'x', '')).rejects.toThrow(
      /outside|not there/,
    );
  });

  it('refuses a link that leads outside, of a file or of a directory', async () => {
    await symlink(join(root, 'secret.yaml'), join(inside, 'link.yaml'));
    await symlink(root, join(inside, 'up'));
    for (const path of ['link.yaml', 'up/secret.yaml']) {
      await expect(files.read(join(inside, path))).rejects.toThrow(/outside/);
    }
  });

  it('refuses a link that was turned between reading and writing', async () => {
    const link = join(inside, 'link.yaml');
    await symlink(join(inside, 'a.yaml'), link);
    const { version } = await files.read(link);
    await rm(link);
    await symlink(join(root, 'secret.yaml'), link);
    await expect(files.write(link, 'x', version)).rejects.toThrow(/outside/);
    expect(await readFile(join(root, 'secret.yaml'), 'utf8')).toBe('secret');
  });

  it('refuses what is no text file', async () => {
    await writeFile(join(inside, 'b.yaml'), Buffer.from([0xff, 0xfe, 0x00]));
    await expect(files.read(join(inside, 'deep'))).rejects.toThrow(/no text/);
    await expect(files.read(join(inside, 'b.yaml'))).rejects.toThrow(/UTF-8/);
    await expect(files.read('/dev/zero')).rejects.toThrow(/outside/);
    await expect(files.read(join(inside, 'none.yaml'))).rejects.toThrow(
      /not there/,
    );
  });
});
