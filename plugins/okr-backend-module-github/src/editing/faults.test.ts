import {
  FileHostError,
  ProposeOutcome,
} from '@keyresults/backstage-plugin-okr-node';
import { EditingScenario } from './__testUtils__/EditingScenario';
import { Mishap } from './__testUtils__/Interceptor';

jest.setTimeout(120_000);

/** Every step of a first proposal that asks GitHub for something. */
const steps: [string, RegExp][] = [
  ['the repository', /^GET \/repos\/acme\/checkout$/],
  ['the open pull requests', /^GET .*\/pulls$/],
  ['the branch', /^GET .*\/git\/ref\//],
  ['the file', /^GET .*\/contents\//],
  ['making the branch', /^POST .*\/git\/refs$/],
  ['the commit', /^PUT .*\/contents\//],
  ['the pull request', /^POST .*\/pulls$/],
];

const mishaps: [string, Omit<Mishap, 'at'>, FileHostError['failure']][] = [
  ['a broken connection', { when: 'asked', status: 0 }, 'unavailable'],
  ['a lost answer', { when: 'answered', status: 0 }, 'unavailable'],
  ['a 502', { when: 'asked', status: 502 }, 'unavailable'],
  ['a 500 after it was done', { when: 'answered', status: 500 }, 'unavailable'],
  ['a 401', { when: 'asked', status: 401 }, 'refused'],
  [
    'a spent budget',
    {
      when: 'asked',
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' },
    },
    'limited',
  ],
  [
    'a secondary limit',
    { when: 'asked', status: 429, headers: { 'retry-after': '7' } },
    'limited',
  ],
];

describe('faults of GitHub', () => {
  let shared: EditingScenario;
  let given: EditingScenario;

  beforeAll(async () => {
    shared = await EditingScenario.start();
  });

  afterAll(async () => {
    shared.net.stop();
    await shared.stop();
  });

  beforeEach(async () => {
    given = await shared.another();
  });

  afterEach(() => {
    given.net.stop();
  });

  /** What came of it: an outcome, or why not. */
  async function attempt(
    line: string,
    options: Parameters<EditingScenario['propose']>[1] = {},
  ): Promise<ProposeOutcome | FileHostError> {
    return given.propose(line, options).catch(error => error);
  }

  describe.each(mishaps)('%s', (_, mishap, failure) => {
    it.each(steps)(
      'at %s leaves no branch, and the next try works',
      async (_step, at) => {
        // Reading comes first and meets the same fault: only the proposal is to.
        const { version } = await given.read();
        const before = given.net.requests.length;
        const isQuestion = at.source.startsWith('^GET');
        given.net.mishaps = [{ ...mishap, at }];
        const text = { version };
        const result = await proposeOnly(text);
        expect(given.net.requests.length).toBeGreaterThan(before);
        const isRefused = result instanceof FileHostError;
        // What was done and only not confirmed is found out by asking.
        const allowed =
          mishap.when === 'answered' && !isQuestion
            ? [failure, 'opened', 'updated']
            : [failure];
        expect(allowed).toContain(isRefused ? result.failure : result.outcome);
        given.net.mishaps = [];
        const left = isRefused ? await given.branches() : [];
        expect(left).not.toContain(given.branch);
        const again = await attempt('two');
        expect(again).toMatchObject({
          outcome: isRefused ? 'opened' : 'updated',
        });
        expect(await given.pulls()).toHaveLength(1);
      },
    );
  });

  async function proposeOnly({ version }: { version: string }) {
    const { mishaps: planned } = given.net;
    given.net.mishaps = [];
    const { text } = await given.read();
    given.net.mishaps = planned;
    return given
      .fileHost()
      .propose({
        ...given.request({ token: `user:${given.member}` }),
        text: `${text}# one\n`,
        version,
        title: 'one',
        body: 'one',
        message: 'one',
        fork: false,
      })
      .catch((error: unknown) => error as FileHostError);
  }

  it.each(['GET', 'POST'])(
    'follows no redirect of a %s to another host, and tells it no token',
    async method => {
      const other = await shared.another();
      given.net.mishaps = [
        {
          at: method === 'GET' ? /^GET .*contents/ : /^POST .*refs$/,
          when: 'asked',
          status: 307,
          headers: { location: `${other.net.apiBaseUrl}/repos/acme/checkout` },
        },
      ];
      expect(await attempt('one')).toBeInstanceOf(FileHostError);
      expect(other.net.requests).toEqual([]);
      other.net.stop();
    },
  );

  it('asks again what only asks, and does nothing twice', async () => {
    given.net.mishaps = [
      { at: /^GET /, when: 'asked', status: 503, times: 2 },
      { at: /^POST .*pulls$/, when: 'asked', status: 503, times: 1 },
    ];
    const result = await attempt('one');
    expect(result).toMatchObject({ failure: 'unavailable' });
    expect(given.net.writes.map(it => it.split(' ')[0])).toEqual([
      'POST',
      'PUT',
      'POST',
      'DELETE',
    ]);
  });

  it('takes over the branch that could not be taken away', async () => {
    given.net.mishaps = [
      { at: /^POST .*pulls$/, when: 'asked', status: 500 },
      { at: /^DELETE/, when: 'asked', status: 500 },
    ];
    expect(await attempt('one')).toMatchObject({ failure: 'unavailable' });
    expect(await given.addedLines()).toEqual(['one']);
    given.net.mishaps = [];
    expect(await attempt('two')).toMatchObject({ outcome: 'opened' });
    expect(await given.addedLines()).toEqual(['two']);
  });

  it('tells how long to wait', async () => {
    given.net.mishaps = [
      {
        at: /^POST/,
        when: 'asked',
        status: 429,
        headers: { 'retry-after': '7' },
      },
    ];
    expect(await attempt('one')).toMatchObject({
      failure: 'limited',
      retryAfterSeconds: 7,
    });
  });

  it.each([
    ['making the branch', /^POST .*\/git\/refs$/, 403],
    ['making the branch', /^POST .*\/git\/refs$/, 404],
    ['the commit', /^PUT /, 403],
    ['the pull request', /^POST .*\/pulls$/, 403],
  ])('offers a fork when %s is refused (%#)', async (_step, at, status) => {
    given.net.mishaps = [{ at, when: 'asked', status }];
    expect(await attempt('one')).toEqual({
      outcome: 'noWriteAccess',
      canFork: true,
    });
    expect(await given.branches()).not.toContain(given.branch);
  });

  it.each([
    ['the commit', /^PUT /, 409, 'conflict'],
    ['the commit', /^PUT /, 422, 'unfit'],
    ['the pull request', /^POST .*\/pulls$/, 422, 'unfit'],
  ])(
    'leaves no branch when %s is refused (%#)',
    async (_step, at, status, end) => {
      given.net.mishaps = [{ at, when: 'asked', status, message: 'No.' }];
      const result = await attempt('one');
      expect(
        result instanceof FileHostError ? result.failure : result.outcome,
      ).toBe(end);
      expect(await given.branches()).not.toContain(given.branch);
    },
  );

  it('proposes without labels and words rather than not at all', async () => {
    given.net.mishaps = [{ at: /labels$|^PATCH/, when: 'asked', status: 403 }];
    expect(await attempt('one')).toMatchObject({ outcome: 'opened' });
    expect(await attempt('two')).toMatchObject({ outcome: 'updated' });
    expect(given.logger.warn).toHaveBeenCalledTimes(2);
  });

  it.each(steps)(
    'keeps one pull request when somebody else proposes before %s',
    async (_step, at) => {
      const other = await shared.another();
      Object.assign(other, { branch: given.branch });
      let theirs: unknown;
      const { version } = await given.read();
      given.net.between = {
        at,
        run: async () => {
          theirs = await other.propose('theirs');
        },
      };
      const ours = await proposeOnly({ version });
      other.net.stop();
      const outcomes = [ours, theirs].map(it =>
        it instanceof FileHostError
          ? it.failure
          : (it as ProposeOutcome).outcome,
      );
      expect(await given.pulls()).toHaveLength(1);
      const [line] = (await given.addedLines()) ?? [];
      // Whoever was told that it worked is on the branch; the other was told otherwise.
      const [won, lost] = line === 'theirs' ? [1, 0] : [0, 1];
      expect(outcomes[won]).toMatch(/opened|updated/);
      expect(outcomes[lost]).toMatch(/conflict|unfit/);
    },
  );

  it.each(['merged', 'closed'])(
    'begins anew when the pull request is %s while it is changed',
    async end => {
      await given.propose('one');
      const [{ number }] = await given.pulls();
      const { version, text } = await given.read();
      given.net.between = {
        at: /^PUT .*contents/,
        run: () =>
          end === 'merged'
            ? given.ask('PUT', `/repos/acme/checkout/pulls/${number}/merge`, {})
            : given.ask('PATCH', `/repos/acme/checkout/pulls/${number}`, {
                state: 'closed',
              }),
      };
      const result = await given.fileHost().propose({
        ...given.request({ token: `user:${given.member}` }),
        text: `${text}# two\n`,
        version,
        title: 'two',
        body: 'two',
        message: 'two',
        fork: false,
      });
      // Merged, the main branch holds what the change was made from; closed, it does not.
      expect(result.outcome).toBe(end === 'merged' ? 'opened' : 'conflict');
      expect(await given.pulls()).toHaveLength(end === 'merged' ? 1 : 0);
    },
  );
});
