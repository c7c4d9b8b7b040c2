import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import {
  ADA,
  ANNOTATION,
  CYCLE,
  easier,
  EditingBackend,
  fileOf,
  startEditingBackend,
} from './__testUtils__/EditingBackend';

const databases = createTestDatabases();
jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())('open proposals on %s', id => {
  let given: EditingBackend;
  let checkout: string;

  beforeEach(async () => {
    given = await startEditingBackend(await initTestDatabase(databases, id), {
      okr: { editing: { pollSeconds: 1 } },
    });
    checkout = given.addHosted('checkout');
  });
  afterEach(() => given.stop());

  const needsReason = async (annotation: string) =>
    (
      await given.post(
        `${checkout}/edits/preview`,
        await given.edit(checkout, { annotation }),
      )
    ).body.needsReason;

  it('are told until the tab shows what they changed, and not only the catalog', async () => {
    await given.readCatalog();
    await given.evaluate();
    const longer = ANNOTATION.replace('Nobody waits', 'Nobody waits long');
    await given.save(checkout, longer);
    const told = async () =>
      (await given.get(`${checkout}/proposals`)).body.proposals.map(
        ({ state }: { state: string }) => state,
      );
    const shown = async () => {
      const { body } = await given.get(`${checkout}/okrs?cycle=${CYCLE}`);
      return body.objectives[0].objective;
    };
    expect([await told(), await shown()]).toEqual([['open'], 'Nobody waits']);

    given.host.merge('checkout.yaml');
    await new Promise(resolve => {
      setTimeout(resolve, 1100);
    });
    await given.scheduler.triggerTask('okr-proposals');
    expect([await told(), await shown()]).toEqual([['merged'], 'Nobody waits']);
    given.addHosted('checkout', longer);
    expect([await told(), await shown()]).toEqual([['merged'], 'Nobody waits']);
    await given.readCatalog();
    expect([await told(), await shown()]).toEqual([['merged'], 'Nobody waits']);
    await given.evaluate();
    expect([await told(), await shown()]).toEqual([[], 'Nobody waits long']);
  });

  it('want a reason for what eases that which counts, though it eases nothing that is proposed', async () => {
    // Somebody pushed an easier target value to the branch.
    given.host.proposed.set('checkout.yaml', fileOf('checkout', easier));
    const other = easier.replace('Nobody waits', 'Nobody waits long');
    expect(await needsReason(other)).toBe(true);
    const refused = await given.save(checkout, other);
    expect(refused.body.error.fields).toMatchObject([{ field: 'reason' }]);
    const saved = await given.save(checkout, other, { reason: 'Two left' });
    expect(saved.status).toBe(200);
    expect(await needsReason(easier)).toBe(false);
  });

  it('want a new reason when something harder counts by now', async () => {
    await given.save(checkout, easier, { reason: 'Two left' });
    given.host.files.set(
      'checkout.yaml',
      fileOf('checkout', ANNOTATION.replace('to: 35', 'to: 50')),
    );
    const less = easier.replace('to: 30', 'to: 40');
    expect(await needsReason(less)).toBe(true);
    expect((await given.save(checkout, less)).status).toBe(400);
  });

  describe('while another save of the same entity goes on', () => {
    let goOn: () => void;
    let first: Promise<{ status: number }>;
    let second: Promise<{ status: number; body: { error?: object } }>;

    /** Two saves, the second of which waits. */
    async function saveTwice() {
      const [one, other] = await Promise.all([
        given.edit(checkout),
        given.edit(checkout, { annotation: ANNOTATION.replace('35', '50') }),
      ]);
      const isProposing = new Promise<void>(begun => {
        given.host.delay = () =>
          new Promise(resolve => {
            goOn = resolve;
            begun();
          });
      });
      first = given.post(`${checkout}/edits`, one).then(it => it);
      await isProposing;
      given.host.delay = async () => {};
      second = given.post(`${checkout}/edits`, other).then(it => it);
      // Until it was let in and waits for the claim.
      await new Promise(resolve => {
        setTimeout(resolve, 1000);
      });
    }

    it('let nobody save who may not any more', async () => {
      await saveTwice();
      given.denied.add(ADA);
      goOn();
      expect([(await first).status, (await second).status]).toEqual([200, 403]);
      expect(given.host.proposals).toHaveLength(1);
    });

    it('let nobody save what may not be seen any more', async () => {
      await saveTwice();
      given.entities.clear();
      goOn();
      expect([(await first).status, (await second).status]).toEqual([200, 404]);
      expect(given.host.proposals).toHaveLength(1);
    });

    it('write to no other place than was shown', async () => {
      await saveTwice();
      // The same text in another file: nothing in it tells that the place is another one.
      given.host.files.set('moved.yaml', fileOf('checkout'));
      given.add('component:default/checkout', {
        'backstage.io/managed-by-location': 'url:https://files.test/moved.yaml',
      });
      goOn();
      expect([(await first).status, (await second).status]).toEqual([200, 409]);
      expect(given.host.proposals.map(({ file }) => file.path)).toEqual([
        'checkout.yaml',
      ]);
    });
  });
});
