import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  OverlayResponse,
  overlayResponseSchema,
  overlaysResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import {
  ADA,
  ANNOTATION,
  CATALOG,
  easier,
  EditingBackend,
  fileOf,
  OUTSIDER,
  harder,
  startEditingBackend,
} from './__testUtils__/EditingBackend';

const databases = createTestDatabases();
jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())(
  'editing what is on no host on %s',
  id => {
    let given: EditingBackend;

    async function start(okr: object = {}, config: object = {}) {
      given = await startEditingBackend(await initTestDatabase(databases, id), {
        okr,
        config,
      });
    }

    afterEach(async () => {
      await given.stop();
    });

    describe('of what has no file', () => {
      const team = '/entities/group/default/shop';

      beforeEach(async () => {
        await start();
        given.add('group:default/shop', {
          'backstage.io/managed-by-location':
            'url:https://files.test/teams/shop',
        });
      });

      it('keeps it, with its history, and says what to put into a file', async () => {
        const source = await given.get(`${team}/source`);
        expect(source.body).toMatchObject({
          destination: 'overlay',
          annotation: null,
          base: 'overlay:0',
        });
        const first = await given.save(team, ANNOTATION);
        expect(first.body).toMatchObject({ outcome: 'overlaid' });
        expect(given.refreshed).toEqual(['group:default/shop']);
        const second = await given.save(team, easier, { reason: 'Two left' });
        expect(second.body.version).toBeGreaterThan(first.body.version);
        const { body } = await given.get(`${team}/overlay`);
        const overlay = overlayResponseSchema.parse(body);
        expect(overlay).toMatchObject({
          used: true,
          history: [
            {
              annotation: easier,
              savedBy: ADA,
              reason: 'Two left',
              changes: [
                { field: 'to', before: '35', after: '30', eased: true },
              ],
            },
            {
              annotation: ANNOTATION,
              changes: [{ kind: 'added' }, { kind: 'added' }],
            },
          ],
        });
        expect(overlay.yaml).toMatch(
          /^metadata:\n {2}annotations:\n {4}keyresults\.dev\/okrs: \|\n {6}no-waiting:\n/,
        );
        const gone = await given.save(team, null, { reason: 'Over' });
        expect(gone.body.outcome).toBe('overlaid');
      });

      it('tells the catalog what changed, and nobody else', async () => {
        await given.save(team, ANNOTATION);
        const { status, body } = await given.get('/overlays?after=0', CATALOG);
        expect(status).toBe(200);
        const read = overlaysResponseSchema.parse(body);
        expect(read.overlays).toMatchObject([
          { entityRef: 'group:default/shop', annotation: ANNOTATION },
        ]);
        const after = await given.get(
          `/overlays?after=${read.version}`,
          CATALOG,
        );
        expect(after.body).toEqual({ overlays: [], version: read.version });
        for (const caller of [ADA, OUTSIDER, 'plugin:search']) {
          expect((await given.get('/overlays', caller)).status).toBe(403);
        }
        expect((await given.get('/overlays?after=-1', CATALOG)).status).toBe(
          400,
        );
      });

      it('retires it once a file brought key results, and does not bring it back', async () => {
        const { body: kept } = await given.save(team, ANNOTATION);
        const retire = () =>
          given.scheduler.triggerTask('okr-overlays-retirement');
        const overlay = async () =>
          (await given.get(`${team}/overlay`)).body as OverlayResponse;
        const told = async () =>
          (await given.get('/overlays?after=0', CATALOG)).body.overlays;
        // Neither a mark of an earlier version nor one that is used.
        const { version } = kept;
        for (const [name, mark] of [
          ['okrs-from', `overlay@${version}`],
          ['okrs-overlay', `unused@${version - 1}`],
          ['okrs-overlay', 'unused@'],
        ]) {
          given.add('group:default/shop', { [`keyresults.dev/${name}`]: mark });
          await retire();
        }
        expect(await told()).toMatchObject([{ annotation: ANNOTATION }]);

        given.add('group:default/shop', {
          'keyresults.dev/okrs': harder,
          'keyresults.dev/okrs-overlay': `unused@${version}`,
        });
        await retire();
        await retire();
        expect(await told()).toMatchObject([{ annotation: null }]);
        expect(await overlay()).toMatchObject({
          used: false,
          history: [
            {
              annotation: null,
              savedBy: 'group:default/shop',
              reason: 'A file brings the key results now',
            },
            { annotation: ANNOTATION, savedBy: ADA },
          ],
        });

        given.add('group:default/shop');
        const source = await given.get(`${team}/source`);
        expect(source.body).toMatchObject({
          destination: 'overlay',
          annotation: null,
        });
        const { yaml } = await overlay();
        expect(yaml).toMatch(/ {6}no-waiting:\n/);
        expect((await given.save(team, harder)).status).toBe(200);
        expect(await told()).toMatchObject([{ annotation: harder }]);
      });

      it('keeps none of what is of no kind with key results', async () => {
        given.add('api:default/shop');
        const api = '/entities/api/default/shop';
        const source = await given.get(`${api}/source`);
        expect(source.body.refusal).toMatchObject({ reason: 'kind' });
        expect((await given.save(api, ANNOTATION)).status).toBe(400);
        expect(
          (await given.get('/overlays?after=0', CATALOG)).body.overlays,
        ).toEqual([]);
      });

      it('keeps none where a file brings key results', async () => {
        given.add('group:default/shop', { 'keyresults.dev/okrs': ANNOTATION });
        const source = await given.get(`${team}/source`);
        expect(source.body.refusal).toMatchObject({ reason: 'provided' });
        expect((await given.save(team, harder)).status).toBe(400);
        expect((await given.get(`${team}/overlay`)).body.used).toBe(false);
      });
    });

    describe('of a file of this machine', () => {
      let directory: string;

      beforeEach(async () => {
        directory = await realpath(await mkdtemp(join(tmpdir(), 'okr-edit-')));
        await writeFile(join(directory, 'a.yaml'), fileOf('local'));
        await start(
          { editing: { allowLocalFiles: true } },
          {
            catalog: {
              locations: [
                { type: 'file', target: join(directory, 'all.yaml') },
              ],
            },
          },
        );
        given.add('component:default/local', {
          'backstage.io/managed-by-location': `file:${join(
            directory,
            'a.yaml',
          )}`,
        });
      });

      afterEach(() => rm(directory, { recursive: true }));

      it('writes it in place', async () => {
        const local = '/entities/component/default/local';
        const source = await given.get(`${local}/source`);
        expect(source.body).toMatchObject({
          destination: 'localFile',
          place: { title: 'a.yaml' },
          annotation: ANNOTATION,
        });
        expect(JSON.stringify(source.body)).not.toContain(directory);
        const { body } = await given.save(local, harder);
        expect(body).toEqual({ outcome: 'written' });
        expect(await readFile(join(directory, 'a.yaml'), 'utf8')).toBe(
          fileOf('local', harder),
        );
        expect(given.refreshed).toEqual(['component:default/local']);
      });

      it('writes nothing outside of the configured directories', async () => {
        const outside = join(directory, '..', `outside-${process.pid}.yaml`);
        await writeFile(outside, fileOf('local'));
        try {
          for (const path of [
            outside,
            join(directory, '..', 'x.yaml'),
            '/etc/passwd',
          ]) {
            given.add('component:default/local', {
              'backstage.io/managed-by-location': `file:${path}`,
            });
            const local = '/entities/component/default/local';
            const source = await given.get(`${local}/source`);
            expect(source.body.refusal).toMatchObject({ reason: 'unreadable' });
            expect((await given.save(local, harder)).status).toBeGreaterThan(
              399,
            );
          }
          expect(await readFile(outside, 'utf8')).toBe(fileOf('local'));
        } finally {
          await rm(outside);
        }
      });
    });
  },
);
