import { FileHostError } from '@keyresults/backstage-plugin-okr-node';
import { JsonObject } from '@backstage/types';
import { EditingScenario } from './__testUtils__/EditingScenario';

jest.setTimeout(60_000);

describe('GithubFileHost', () => {
  let given: EditingScenario;

  beforeEach(async () => {
    given = await EditingScenario.start();
  });

  afterEach(async () => {
    given.net.stop();
    await given.stop();
  });

  it('reads the file with what it is to be merged into', async () => {
    const read = await given.read();
    expect(read.text).toMatch(/^apiVersion: backstage\.io/m);
    expect(read).toMatchObject({
      mainText: read.text,
      branch: 'main',
      url: given.file().url,
    });
    expect(read.version).toMatch(/^[0-9a-f]{40}$/);
    expect(read.proposal).toBeUndefined();
  });

  it('opens one pull request with labels, as the person', async () => {
    const outcome = await given.propose('one');
    expect(outcome).toMatchObject({
      outcome: 'opened',
      proposal: { title: expect.stringMatching(/^acme\/checkout#\d+$/) },
    });
    const pulls = await given.pulls();
    expect(pulls).toMatchObject([
      {
        title: 'Change one',
        body: 'Because of one',
        user: { login: given.member },
        base: { ref: 'main' },
      },
    ]);
    expect(pulls[0].labels.map(({ name }) => name).sort()).toEqual([
      'key results',
      'okr',
    ]);
    expect(await given.addedLines()).toEqual(['one']);
    expect(await given.addedLines('main')).toEqual([]);
    const commits = await given.ask(
      'GET',
      `/repos/acme/checkout/commits?sha=${encodeURIComponent(given.branch)}`,
    );
    expect(commits.body[0]).toMatchObject({
      commit: { message: 'Change one' },
      author: { login: given.member },
    });
  });

  it('puts a further change on the open pull request', async () => {
    const first = await given.propose('one');
    const read = await given.read();
    expect(read.text).toMatch(/# one\n$/);
    expect(read.mainText).not.toMatch(/# one/);
    expect(read.proposal).toEqual(first.outcome === 'opened' && first.proposal);
    const second = await given.propose('two');
    expect(second).toMatchObject({ ...first, outcome: 'updated' });
    expect(await given.pulls()).toMatchObject([
      { title: 'Change two', body: 'Because of two' },
    ]);
    expect(await given.addedLines()).toEqual(['one', 'two']);
  });

  it('refuses a change that was made from an earlier text', async () => {
    const { version } = await given.read();
    await given.propose('one');
    expect(await given.propose('two', { version })).toEqual({
      outcome: 'conflict',
    });
    expect(await given.addedLines()).toEqual(['one']);
  });

  it('begins a new pull request when the last one was merged', async () => {
    const first = await given.propose('one');
    const [{ number }] = await given.pulls();
    const { body } = await given.ask(
      'PUT',
      `/repos/acme/checkout/pulls/${number}/merge`,
      {},
    );
    const sha: string = body.sha;
    expect(
      await given
        .fileHost()
        .stateOf(
          first.outcome === 'opened' ? first.proposal.reference : {},
          AbortSignal.timeout(5000),
        ),
    ).toEqual({
      state: 'merged',
      commit: {
        id: sha,
        url: expect.stringMatching(`^https://.*/acme/checkout/commit/${sha}$`),
      },
    });
    const known = first.outcome === 'opened' ? first.proposal.reference : {};
    const second = await given.propose('two', { known });
    expect(second).toMatchObject({ outcome: 'opened' });
    expect(second).not.toEqual(first);
    expect(await given.addedLines()).toEqual(['one', 'two']);
    expect(await given.pulls()).toHaveLength(1);
  });

  it('begins anew on the branch that a closed pull request left', async () => {
    await given.propose('one');
    const [{ number }] = await given.pulls();
    await given.ask('PATCH', `/repos/acme/checkout/pulls/${number}`, {
      state: 'closed',
    });
    expect(await given.propose('two')).toMatchObject({ outcome: 'opened' });
    expect(await given.addedLines()).toEqual(['two']);
    expect(await given.pulls()).toMatchObject([{ title: 'Change two' }]);
  });

  it('does not write to what a person may only read, and offers a fork', async () => {
    const token = 'user:somebody-else';
    expect(await given.propose('one', { token })).toEqual({
      outcome: 'noWriteAccess',
      canFork: true,
    });
    expect(given.net.writes).toEqual([]);
  });

  it('proposes from a fork, and goes on there', async () => {
    const token = 'user:somebody-else';
    const first = await given.propose('one', { token, fork: true });
    expect(first).toMatchObject({ outcome: 'opened' });
    expect(await given.branches()).toEqual(['main']);
    expect(
      await given.addedLines(given.branch, 'somebody-else/checkout'),
    ).toEqual(['one']);
    const known =
      first.outcome === 'opened' ? first.proposal.reference : undefined;
    expect((await given.read({ known })).text).toMatch(/# one\n$/);
    expect(await given.propose('two', { token, known })).toMatchObject({
      ...first,
      outcome: 'updated',
    });
    expect(
      await given.addedLines(given.branch, 'somebody-else/checkout'),
    ).toEqual(['one', 'two']);
    expect(
      await given.propose('three', { token: 'user:third', known }),
    ).toEqual({ outcome: 'noWriteAccess', canFork: false });
  });

  it('goes on with no pull request of another repository that the entity was in', async () => {
    const token = 'user:somebody-else';
    const first = await given.propose('one', { token, fork: true });
    const reference =
      first.outcome === 'opened' ? first.proposal.reference : {};
    const found = async (known: JsonObject) =>
      (await given.read({ known })).proposal?.title;
    const title = first.outcome === 'opened' ? first.proposal.title : '';
    expect(await found(reference)).toBe(title);
    const { repositoryId, ...unnumbered } = reference;
    expect(await found(unnumbered)).toBe(title);
    // Under an earlier name it is the same repository.
    expect(await found({ ...reference, repository: 'acme/shop' })).toBe(title);
    for (const other of [
      { ...reference, repositoryId: Number(repositoryId) + 1 },
      { ...unnumbered, repository: 'acme/cart' },
      { ...reference, host: 'github.other.test' },
    ]) {
      expect(await found(other)).toBeUndefined();
    }
  });

  it('acts as the application where that is configured, whatever token is sent', async () => {
    const fileHost = given.fileHost('app');
    const outcome = await given.propose('one', { fileHost, token: 'user:x' });
    expect(outcome).toMatchObject({ outcome: 'opened' });
    expect(given.net.authorizations).toEqual(new Set(['token sandbox']));
    const readOnly = given.fileHost('app', 'read-only');
    await expect(given.propose('two', { fileHost: readOnly })).rejects.toThrow(
      /GitHub does not allow the change in acme\/checkout/,
    );
  });

  it('asks for a token where it acts as the person', async () => {
    await expect(
      given.fileHost().propose({
        ...given.request(),
        text: '',
        version: '',
        title: '',
        body: '',
        message: '',
        fork: false,
      }),
    ).rejects.toThrow(/Sign in to GitHub/);
  });

  it('says what may not be seen as what is not there', async () => {
    const error = await given
      .read({ token: 'no-access' })
      .catch((thrown: FileHostError) => thrown);
    expect(error).toMatchObject({ failure: 'notFound' });
  });

  it('proposes to a branch only', async () => {
    const file = given.file('acme/checkout', 'f'.repeat(40));
    await expect(given.read({ file })).rejects.toThrow(/has no branch/);
  });

  it('knows which pull requests an event is about', () => {
    const [{ topic, proposalsOf }] = given.fileHost().nudges;
    expect(topic).toBe('github.pull_request');
    const html_url = 'https://github.acme.test/acme/checkout/pull/1';
    expect(proposalsOf({ pull_request: { html_url } })).toEqual([html_url]);
    expect(proposalsOf({ pull_request: 1 })).toEqual([]);
    expect(proposalsOf(undefined)).toEqual([]);
  });
});
