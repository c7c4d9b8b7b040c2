import {
  createTestDatabases,
  initTestDatabase,
} from '../../__testUtils__/databases';
import { Knex } from 'knex';
import { EditClaims } from './EditClaims';
import { EditLimits } from './EditLimits';
import { OverlayStore } from './OverlayStore';
import { ProposalStore, ProposalToSave } from './ProposalStore';

const databases = createTestDatabases();
jest.setTimeout(60_000);
const HOUR = 3_600_000;
const ref = 'group:default/shop';

describe.each(databases.eachSupportedId())('editing stores on %s', id => {
  let database: Knex;

  beforeEach(async () => {
    database = await initTestDatabase(databases, id);
  });

  describe('OverlayStore', () => {
    const save = (
      store: OverlayStore,
      entityRef: string,
      annotation: string | undefined,
      expectedVersion: number,
    ) =>
      store.save({
        entityRef,
        annotation,
        reason: 'because',
        savedBy: 'user:default/ada',
        expectedVersion,
        now: 5,
      });

    it('keeps every version, newest first', async () => {
      const store = new OverlayStore(database);
      const first = await save(store, ref, 'a: 1', 0);
      const second = await save(store, ref, undefined, first);
      expect(second).toBeGreaterThan(first);
      const shared = {
        reason: 'because',
        savedBy: 'user:default/ada',
        savedAt: 5,
      };
      expect(await store.history(ref)).toEqual([
        { ...shared, version: second, annotation: undefined },
        { ...shared, version: first, annotation: 'a: 1' },
      ]);
    });

    it('lets one of two win that began from the same version', async () => {
      const store = new OverlayStore(database);
      const ends = await Promise.allSettled([
        save(store, ref, 'a: 1', 0),
        save(store, ref, 'a: 2', 0),
      ]);
      expect(ends.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(await store.history(ref)).toHaveLength(1);
    });

    it('tells what changed after a version, each entity once', async () => {
      const store = new OverlayStore(database);
      expect(await store.changedAfter(0)).toEqual({ overlays: [], version: 0 });
      const one = await save(store, 'group:default/a', 'a: 1', 0);
      const other = await save(store, 'group:default/b', 'b: 1', 0);
      const last = await save(store, 'group:default/a', 'a: 2', one);
      const b = {
        entityRef: 'group:default/b',
        version: other,
        annotation: 'b: 1',
      };
      const a = {
        entityRef: 'group:default/a',
        version: last,
        annotation: 'a: 2',
      };
      expect(await store.changedAfter(0)).toEqual({
        overlays: [b, a],
        version: last,
      });
      expect(await store.changedAfter(other)).toEqual({
        overlays: [a],
        version: last,
      });
      expect(await store.changedAfter(last)).toEqual({
        overlays: [],
        version: last,
      });
    });

    it('has one sequence in the order of commits', async () => {
      const store = new OverlayStore(database);
      const versions = await Promise.all(
        ['a', 'b', 'c', 'd'].map(name =>
          save(store, `group:default/${name}`, name, 0),
        ),
      );
      expect(new Set(versions).size).toBe(4);
      const { overlays } = await store.changedAfter(0);
      expect(overlays.map(({ version }) => version)).toEqual(
        [...versions].sort((x, y) => x - y),
      );
    });
  });

  describe('ProposalStore', () => {
    const proposal: ProposalToSave = {
      entityRef: ref,
      url: 'https://github.test/acme/a/pull/1',
      host: 'github',
      reference: { number: 1 },
      title: 'acme/a#1',
      proposedBy: 'user:default/ada',
      reason: 'because',
      changes: [],
      diff: [],
      annotation: 'a: 1',
      now: 10,
      checkDueAt: 20,
    };

    it('brings a known proposal up to date', async () => {
      const store = new ProposalStore(database);
      const first = await store.save(proposal);
      const second = await store.save({
        ...proposal,
        annotation: undefined,
        reason: undefined,
        proposedBy: 'user:default/bob',
        now: 30,
        checkDueAt: 40,
      });
      expect(second).toEqual({
        id: first.id,
        entityRef: ref,
        url: proposal.url,
        host: 'github',
        reference: { number: 1 },
        title: 'acme/a#1',
        state: 'open',
        proposedBy: 'user:default/bob',
        proposedAt: 10,
        updatedAt: 30,
        changes: [],
        diff: [],
        checkFailures: 0,
      });
      expect(await store.awaited(ref)).toEqual([second]);
      expect(await store.awaited('group:default/other')).toEqual([]);
    });

    it('hands out what is due, sooner after a nudge', async () => {
      const store = new ProposalStore(database);
      const { id: proposalId, url } = await store.save(proposal);
      expect(await store.due(19, 10)).toEqual([]);
      expect(await store.due(20, 10)).toHaveLength(1);
      await store.nudge(['https://github.test/other', url], 15);
      expect(await store.due(15, 10)).toHaveLength(1);
      await store.follow(proposalId, { checkDueAt: 500, checkFailures: 2 });
      expect(await store.due(499, 10)).toEqual([]);
      const [later] = await store.due(500, 10);
      expect(later.checkFailures).toBe(2);
    });

    it('forgets what is over, and not before', async () => {
      const store = new ProposalStore(database);
      const { id: proposalId, url } = await store.save(proposal);
      expect(await store.forget(1000)).toBe(0);
      await store.follow(proposalId, {
        state: 'closed',
        endedAt: 30,
        checkDueAt: undefined,
      });
      expect(await store.awaited(ref)).toEqual([]);
      await store.nudge([url], 40);
      expect(await store.due(1000, 10)).toEqual([]);
      expect(await store.forget(10)).toBe(0);
      expect(await store.forget(11)).toBe(1);
    });
  });

  describe('EditLimits', () => {
    it('refuses one too many in an hour and says when to come back', async () => {
      const limits = new EditLimits(database, { edit: 2, look: 3 });
      await limits.spend('user:default/ada', 'edit', 0);
      await limits.spend('user:default/ada', 'edit', 600_000);
      await expect(
        limits.spend('user:default/ada', 'edit', HOUR - 9_500),
      ).rejects.toMatchObject({ statusCode: 429, retryAfterSeconds: 10 });
      await limits.spend('user:default/ada', 'look', HOUR - 1);
      await limits.spend('user:default/bob', 'edit', HOUR - 1);
      await limits.spend('user:default/ada', 'edit', HOUR);
      await limits.forget(2 * HOUR + 600_001);
      expect(await database('edit_attempts')).toHaveLength(3);
    });

    it('lets just so many through that come at once', async () => {
      const limits = new EditLimits(database, { edit: 3, look: 3 });
      const ends = await Promise.allSettled(
        Array.from({ length: 8 }, () =>
          limits.spend('user:default/ada', 'edit', 1),
        ),
      );
      const passed = ends.filter(({ status }) => status === 'fulfilled');
      expect(passed.length).toBeLessThanOrEqual(3);
      expect(passed.length).toBeGreaterThan(0);
    });
  });

  describe('EditClaims', () => {
    const patience = { patienceMs: 5000, pauseMs: 5 };

    it('lets one after the other', async () => {
      const claims = [1, 2, 3].map(() => new EditClaims(database, patience));
      let inside = 0;
      let most = 0;
      await Promise.all(
        claims.map(claim =>
          claim.hold(ref, Date.now, async () => {
            inside += 1;
            most = Math.max(most, inside);
            await new Promise(resolve => {
              setTimeout(resolve, 20);
            });
            inside -= 1;
          }),
        ),
      );
      expect(most).toBe(1);
    });

    it('lets go after a failure, and takes over what was left by a crash', async () => {
      const claims = new EditClaims(database, patience);
      await expect(
        claims.hold(ref, Date.now, async () => {
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      await database('edit_claims').insert({
        entity_ref: ref,
        claim: 'crashed',
        lease_until: 100,
      });
      expect(
        await claims.hold(
          ref,
          () => 101,
          async () => 'done',
        ),
      ).toBe('done');
    });

    it('does not wait for ever', async () => {
      await database('edit_claims').insert({
        entity_ref: ref,
        claim: 'theirs',
        lease_until: 1e12,
      });
      let clock = 0;
      const claims = new EditClaims(database, { patienceMs: 10, pauseMs: 1 });
      await expect(
        claims.hold(
          ref,
          () => {
            clock += 5;
            return clock;
          },
          async () => 'done',
        ),
      ).rejects.toThrow(/Somebody else is saving/);
    });
  });
});
