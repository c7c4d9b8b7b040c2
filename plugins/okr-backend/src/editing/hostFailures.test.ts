import { FileHostError } from '@keyresults/backstage-plugin-okr-node';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import {
  ANNOTATION,
  EditingBackend,
  harder,
  startEditingBackend,
  TOKEN,
} from './__testUtils__/EditingBackend';

const databases = createTestDatabases();
jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())(
  'hosts that do not answer on %s',
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

      it.each([
        ['limited', 429],
        ['unavailable', 503],
        ['refused', 403],
        ['notFound', 400],
        ['unfit', 400],
      ] as const)('says that the host is %s', async (failure, expected) => {
        const base = await given.baseOf(checkout);
        given.host.failure = new FileHostError(failure, 'The words', {
          retryAfterSeconds: 7,
        });
        const { status, body, headers } = await given.post(
          `${checkout}/edits`,
          {
            annotation: harder,
            base,
            scmToken: TOKEN,
          },
        );
        expect(status).toBe(expected);
        expect(body.error.message).toMatch(/The words/);
        expect(headers['retry-after']).toBe(
          failure === 'limited' ? '7' : undefined,
        );
        const source = await given.get(`${checkout}/source`);
        const isPassing = expected === 429 || expected === 503;
        expect(source.status).toBe(isPassing ? expected : 200);
        const { error, refusal } = source.body;
        expect((isPassing ? error : refusal).message).toBe('The words');
      });

      it('says why a file cannot be edited', async () => {
        given.host.files.set('checkout.yaml', 'kind: [');
        const { body } = await given.get(`${checkout}/source`);
        expect(body).toMatchObject({
          annotation: ANNOTATION,
          refusal: { reason: 'notYaml' },
        });
        const { status } = await given.save(checkout, harder);
        expect(status).toBe(400);
      });
    });
  },
);
