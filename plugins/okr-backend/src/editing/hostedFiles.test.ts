import {
  editPreviewResponseSchema,
  editResponseSchema,
  proposalsResponseSchema,
  sourceResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import {
  ADA,
  ANNOTATION,
  BOB,
  CYCLE,
  easier,
  EditingBackend,
  fileOf,
  harder,
  startEditingBackend,
  TOKEN,
} from './__testUtils__/EditingBackend';

const databases = createTestDatabases();
jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())(
  'editing files of hosts on %s',
  id => {
    let given: EditingBackend;
    let checkout: string;

    async function start(okr: object = {}, config: object = {}) {
      given = await startEditingBackend(await initTestDatabase(databases, id), {
        okr,
        config,
      });
      checkout = given.addHosted('checkout');
    }

    afterEach(async () => {
      await given.stop();
    });

    describe('of a file on a host', () => {
      beforeEach(() => start());

      it('shows where it goes, and how it reads there', async () => {
        const { status, body } = await given.get(`${checkout}/source`);
        expect(status).toBe(200);
        expect(sourceResponseSchema.parse(body)).toEqual({
          destination: 'pullRequest',
          place: {
            title: 'acme/all · checkout.yaml',
            url: 'https://files.test/checkout.yaml',
          },
          annotation: ANNOTATION,
          base: expect.stringMatching(/^pullRequest:[0-9a-f]{40}$/),
          asUser: { url: 'https://files.test/checkout.yaml' },
        });
      });

      it('asks for nobody’s token where the application acts', async () => {
        given.host.actsAs = 'app';
        const { body } = await given.get(`${checkout}/source`);
        expect(body.asUser).toBeUndefined();
      });

      it('previews the lines of its own document, and changes nothing', async () => {
        const { status, body } = await given.post(`${checkout}/edits/preview`, {
          annotation: harder,
          base: await given.baseOf(checkout),
        });
        expect(status).toBe(200);
        const preview = editPreviewResponseSchema.parse(body);
        expect(preview.diff).toHaveLength(1);
        expect(
          preview.diff[0].lines.filter(({ kind }) => kind !== 'same'),
        ).toEqual([
          { kind: 'removed', text: '            to: 35', before: 18 },
          { kind: 'added', text: '            to: 40', after: 18 },
        ]);
        expect(JSON.stringify(body)).not.toMatch(/other-document|Secret/);
        expect(preview.changes).toEqual([
          {
            kind: 'changed',
            objective: 'no-waiting',
            keyResult: 'nps',
            field: 'to',
            before: '35',
            after: '40',
            eased: false,
          },
        ]);
        expect(preview.needsReason).toBe(false);
        expect(preview.okrs?.cycle.id).toBe(CYCLE);
        expect(preview.okrs?.objectives[0].keyResults).toMatchObject([
          { id: 'nps', kind: 'manual' },
        ]);
        expect(given.host.proposals).toEqual([]);
        expect(given.audited).toEqual([]);
      });

      it('previews the cycle that is edited, or the one that is asked for', async () => {
        const next = `${Number(CYCLE) + 1}-Q2`;
        const later = ANNOTATION.replaceAll('no-waiting', 'later').replace(
          `cycle: ${CYCLE}`,
          `cycle: ${next}`,
        );
        const both = given.addHosted('both', ANNOTATION + later);
        const shown = async (annotation: string, more: object = {}) => {
          const body = {
            annotation,
            base: await given.baseOf(both),
            ...more,
          };
          const preview = await given.post(`${both}/edits/preview`, body);
          const { okrs } = editPreviewResponseSchema.parse(preview.body);
          return [okrs?.cycle.id, okrs?.objectives.map(it => it.id)];
        };
        const changed = later.replace('to: 35', 'to: 40');
        expect(await shown(ANNOTATION + changed)).toEqual([next, ['later']]);
        expect(await shown(ANNOTATION)).toEqual([next, []]);
        expect(await shown(harder + later)).toEqual([CYCLE, ['no-waiting']]);
        expect(await shown(harder + later, { cycle: next })).toEqual([
          next,
          ['later'],
        ]);
        const asked = await given.post(`${both}/edits/preview`, {
          annotation: harder + later,
          base: await given.baseOf(both),
          cycle: 'soon',
        });
        expect(asked.status).toBe(400);
      });

      it('proposes what was saved, and shows it beside what counts', async () => {
        const { status, body } = await given.save(checkout, harder, {
          reason: 'We can do more',
        });
        expect(status).toBe(200);
        const saved = editResponseSchema.parse(body);
        expect(saved).toMatchObject({
          outcome: 'proposed',
          proposal: {
            url: 'https://files.test/proposals/checkout.yaml',
            state: 'open',
            proposedBy: ADA,
            reason: 'We can do more',
            changes: [{ field: 'to', before: '35', after: '40' }],
          },
        });
        const [proposed] = given.host.proposals;
        expect(proposed).toMatchObject({
          file: { path: 'checkout.yaml' },
          proposalBranch: expect.stringMatching(
            /^okr\/component\.default\.checkout-/,
          ),
          token: TOKEN,
          text: fileOf('checkout', harder),
          title: 'Change the key results of checkout',
          fork: false,
        });
        expect(proposed.body).toMatch(/> We can do more/);
        expect(proposed.body).toMatch(
          /https:\/\/backstage\.test\/catalog\/default\/component\/checkout\/okrs/,
        );
        const seen = await given.get(`${checkout}/proposals`, BOB);
        expect(proposalsResponseSchema.parse(seen.body).proposals).toEqual([
          saved.outcome === 'proposed' && saved.proposal,
        ]);
        const source = await given.get(`${checkout}/source`);
        expect(source.body).toMatchObject({
          annotation: harder,
          proposal: { reason: 'We can do more' },
        });
      });

      it('keeps the reason of a proposal that is changed further', async () => {
        await given.save(checkout, easier, { reason: 'Two people left' });
        const { body } = await given.save(
          checkout,
          easier.replace('from: 20', 'from: 21'),
        );
        expect(body).toMatchObject({
          outcome: 'proposed',
          proposal: {
            reason: 'Two people left',
            // All of it, not only what came last.
            changes: [{ field: 'from' }, { field: 'to', eased: true }],
          },
        });
        const eased = await given.save(
          checkout,
          easier.replace('to: 30', 'to: 25'),
        );
        expect(eased.status).toBe(400);
      });

      it('wants a reason for an easier target value in mid-cycle', async () => {
        const preview = await given.post(`${checkout}/edits/preview`, {
          annotation: easier,
          base: await given.baseOf(checkout),
        });
        expect(preview.body.needsReason).toBe(true);
        for (const reason of [undefined, '', '  \n']) {
          const { status, body } = await given.save(checkout, easier, {
            reason,
          });
          expect(status).toBe(400);
          expect(body.error.fields).toEqual([
            { field: 'reason', message: expect.stringMatching(/eased/) },
          ]);
        }
        expect(
          (await given.save(checkout, easier, { reason: 'because' })).status,
        ).toBe(200);
      });

      it('wants none for a cycle that is over or has not begun', async () => {
        for (const cycle of ['2020-Q1', `${Number(CYCLE) + 1}-Q3`]) {
          const of = (text: string) =>
            text.replace(`cycle: ${CYCLE}`, `cycle: ${cycle}`);
          const path = given.addHosted(
            `in-${cycle.toLowerCase()}`,
            of(ANNOTATION),
          );
          const { status } = await given.save(path, of(easier));
          expect(status).toBe(200);
        }
      });

      it('refuses new errors and puts up with old ones', async () => {
        const wrong = ANNOTATION.replace('to: 35', 'to: many');
        const { status, body } = await given.save(checkout, wrong, {
          reason: 'x',
        });
        expect(status).toBe(400);
        expect(body.error.problems).toMatchObject([{ severity: 'error' }]);
        const path = given.addHosted('legacy', wrong);
        const better = wrong.replace('Nobody waits', 'Nobody waits long');
        expect((await given.save(path, better)).status).toBe(200);
      });

      it('refuses what changes nothing', async () => {
        const { status, body } = await given.save(checkout, ANNOTATION);
        expect(status).toBe(400);
        expect(body.error.message).toBe('Nothing would change');
      });

      it('tells what stands there now when it was changed meanwhile', async () => {
        const base = await given.baseOf(checkout);
        given.host.files.set('checkout.yaml', fileOf('checkout', easier));
        const now = { annotation: easier, base: await given.baseOf(checkout) };
        expect(now.base).not.toBe(base);
        for (const path of ['edits', 'edits/preview']) {
          const { status, body } = await given.post(`${checkout}/${path}`, {
            annotation: harder,
            base,
          });
          expect(status).toBe(409);
          expect(body.error.conflict).toEqual(now);
        }
      });

      it('lets one of two win that save at once, and loses nothing', async () => {
        const base = await given.baseOf(checkout);
        const answers = await Promise.all(
          [harder, ANNOTATION.replace('35', '50')].map(annotation =>
            given.post(`${checkout}/edits`, {
              annotation,
              base,
              scmToken: TOKEN,
            }),
          ),
        );
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        expect(given.host.proposals).toHaveLength(1);
        const lost = answers.find(({ status }) => status === 409);
        expect(lost?.body.error.conflict.annotation).toBe(
          answers[0].status === 200 ? harder : ANNOTATION.replace('35', '50'),
        );
      });

      it('gives a patch to whoever may not write, and no more of the file', async () => {
        given.host.outcome = { outcome: 'noWriteAccess', canFork: true };
        const { body } = await given.save(checkout, harder);
        expect(body).toMatchObject({ outcome: 'noWriteAccess', canFork: true });
        expect(body.patch).toMatch(/^\+ {12}to: 40$/m);
        expect(body.patch).not.toMatch(/other-document/);
        await given.save(checkout, harder, { fork: true });
        expect(given.host.proposals[1].fork).toBe(true);
      });
    });
  },
);
