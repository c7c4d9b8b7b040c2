import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import okrPlugin from '@keyresults/backstage-plugin-okr-backend';
import okrModuleGithub from '@keyresults/backstage-plugin-okr-backend-module-github';
import { Sandbox, startSandbox } from 'sandbox';

jest.setTimeout(120_000);

const TOKEN = 'SECRET-a1b2c3d4e5';
const ref = 'component:default/checkout';
const ada = mockCredentials.user.header('user:default/ada');

/** Sandbox, GitHub module, plugin and HTTP. */
async function start(as: 'user' | 'app', appToken = 'sandbox') {
  const sandbox = await startSandbox({ port: 0, forkMilliseconds: 50 });
  const { host } = new URL(sandbox.origin);
  const refreshed: string[] = [];
  const told: string[] = [];
  const tell = (...parts: unknown[]) => {
    told.push(JSON.stringify(parts));
  };
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'checkout',
      namespace: 'default',
      annotations: {
        'backstage.io/managed-by-location': `url:${sandbox.origin}/acme/checkout/blob/main/catalog-info.yaml`,
      },
    },
    relations: [{ type: 'ownedBy', targetRef: 'user:default/ada' }],
  };
  const logger = mockServices.logger.mock({
    debug: tell,
    info: tell,
    warn: tell,
    error: tell,
    child: () => logger,
  });
  const auditor = mockServices.auditor.mock({
    createEvent: async event => {
      tell(event.eventId, event.meta);
      return {
        success: async options => tell(options),
        fail: async ({ error }) => tell(error.name, error.message, error),
      };
    },
  });
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      okrPlugin,
      okrModuleGithub,
      catalogServiceMock.mock({
        getEntityByRef: async asked => (asked === ref ? entity : undefined),
        getEntitiesByRefs: async ({ entityRefs }) => ({
          items: entityRefs.map(it => (it === ref ? entity : undefined)),
        }),
        refreshEntity: async asked => {
          refreshed.push(asked);
        },
        async *streamEntities() {
          yield [structuredClone(entity)];
        },
      }).factory,
      logger.factory,
      auditor.factory,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://backstage.test' },
          integrations: {
            github: [{ host, apiBaseUrl: sandbox.apiBaseUrl, token: appToken }],
          },
          okr: { editing: { github: { as, labels: ['okr'] }, pollSeconds: 1 } },
        },
      }),
    ],
  });
  const base = `http://localhost:${backend.server.port()}/api/okr/v1/entities/component/default/checkout`;
  const ask = async (path: string, body?: object) => {
    const answer = await fetch(`${base}/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: ada, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, text, body: JSON.parse(text) };
  };
  return {
    sandbox,
    entity,
    refreshed,
    told,
    ask,
    look: () => scheduler.triggerTask('okr-proposals'),
    async evaluate() {
      await scheduler.triggerTask('okr-catalog-sync');
      await scheduler.triggerTask('okr-evaluation');
    },
    async stop() {
      await backend.stop();
      await sandbox.stop();
    },
  };
}

async function askGithub(
  { apiBaseUrl }: Sandbox,
  path: string,
  method = 'GET',
) {
  const answer = await fetch(`${apiBaseUrl}/repos/acme/checkout${path}`, {
    method,
    headers: { authorization: 'token sandbox' },
  });
  return answer.json();
}

describe('editing on GitHub', () => {
  let given: Awaited<ReturnType<typeof start>>;

  afterEach(() => given.stop());

  /** The first objective is put into other words. */
  const changed = (annotation: string) =>
    annotation.replace(/^( +objective: ).*$/m, '$1Nobody waits at all');

  const save = async (more: object = {}) => {
    const { body } = await given.ask('source');
    return given.ask('edits', {
      annotation: changed(body.annotation),
      base: body.base,
      scmToken: TOKEN,
      ...more,
    });
  };

  it('goes all the way from the tab to a merged pull request', async () => {
    given = await start('user');
    const source = await given.ask('source');
    expect(source.body).toMatchObject({
      destination: 'pullRequest',
      place: { title: 'acme/checkout · catalog-info.yaml · main' },
      asUser: { url: expect.stringMatching(/catalog-info\.yaml$/) },
    });
    const { annotation, base } = source.body;
    const preview = await given.ask('edits/preview', {
      annotation: changed(annotation),
      base,
      scmToken: TOKEN,
    });
    const lines = preview.body.diff[0].lines;
    expect(
      lines
        .filter(({ kind }: { kind: string }) => kind !== 'same')
        .map(({ kind }: { kind: string }) => kind),
    ).toEqual(['removed', 'added']);

    const saved = await save({ reason: 'Said shorter' });
    expect(saved.body).toMatchObject({
      outcome: 'proposed',
      proposal: { state: 'open', reason: 'Said shorter' },
    });
    const [pull] = await askGithub(given.sandbox, '/pulls?state=open');
    expect(pull).toMatchObject({
      html_url: saved.body.proposal.url,
      title: 'Change the key results of checkout',
      labels: [{ name: 'okr' }],
    });
    expect(pull.body).toMatch(/Nobody waits at all \|$/m);
    const again = await given.ask('source');
    expect(again.body.annotation).toBe(changed(annotation));

    await askGithub(given.sandbox, `/pulls/${pull.number}/merge`, 'PUT');
    await new Promise(resolve => {
      setTimeout(resolve, 1100);
    });
    await given.look();
    expect(given.refreshed).toEqual([ref]);
    const merged = await given.ask('proposals');
    expect(merged.body.proposals).toMatchObject([{ state: 'merged' }]);
    Object.assign(given.entity.metadata.annotations, {
      'keyresults.dev/okrs': changed(annotation),
    });
    const waiting = await given.ask('proposals');
    expect(waiting.body.proposals).toMatchObject([{ state: 'merged' }]);
    await given.evaluate();
    expect((await given.ask('proposals')).body.proposals).toEqual([]);
    expect((await given.ask('source')).body.annotation).toBe(
      changed(annotation),
    );
  });

  it('tells the token of a person to nobody but GitHub', async () => {
    given = await start('user');
    const answers = [
      await save(),
      await save({ base: 'pullRequest:other' }),
      await save({ scmToken: undefined }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 409, 400]);
    given.sandbox.faults.add({
      kind: 'status',
      status: 502,
      operation: 'rest',
    });
    const { status, text } = await given.ask('source');
    expect(status).toBe(503);
    const all = [...answers.map(it => it.text), text, ...given.told].join('\n');
    expect(all).not.toContain(TOKEN);
    expect(all).not.toMatch(/authorization/i);
    expect(given.told.length).toBeGreaterThan(0);
  });

  it('offers a fork to whoever may only read', async () => {
    given = await start('user');
    const scmToken = 'user:somebody-else';
    const refused = await save({ scmToken });
    expect(refused.body).toMatchObject({
      outcome: 'noWriteAccess',
      canFork: true,
      patch: expect.stringMatching(/^\+ +objective: Nobody waits at all$/m),
    });
    const forked = await save({ scmToken, fork: true });
    expect(forked.body.outcome).toBe('proposed');
    const [pull] = await askGithub(given.sandbox, '/pulls?state=open');
    expect(pull.head.repo.full_name).toBe('somebody-else/checkout');
  });

  it('names who asked where the application acts', async () => {
    given = await start('app');
    expect((await given.ask('source')).body.asUser).toBeUndefined();
    await save({ scmToken: undefined });
    const [pull] = await askGithub(given.sandbox, '/pulls?state=open');
    expect(pull.body).toMatch(/Proposed by `user:default\/ada` in Backstage/);
    expect(pull.user.login).toMatch(/\[bot\]$/);
  });

  it('says that nothing can be seen with credentials that see nothing', async () => {
    given = await start('app', 'no-access');
    expect((await given.ask('source')).body.refusal).toMatchObject({
      reason: 'unreadable',
      message: expect.stringMatching(/does not show reading acme\/checkout/),
    });
  });
});
