import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aHabit,
  aKeyResult,
  anAnswer,
  anEntity,
  anObjective,
  aPanel,
  freshNow,
  nothing,
} from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

const refused = (statusCode: number, message = 'refused') =>
  Object.assign(new Error(message), { statusCode });

describe('the tab while it has nothing to show yet', () => {
  it('keeps the room of what is on its way', async () => {
    const api = fakeOkrApi();
    api.getOkrs.mockReturnValue(new Promise(() => {}));
    renderTab(api);
    expect(
      await screen.findByRole('status', { name: 'Loading the OKRs' }),
    ).toBeVisible();
  });

  it('says that the first evaluation is still to come', async () => {
    renderTab(
      fakeOkrApi(
        anAnswer({
          asOf: undefined,
          objectives: [
            anObjective({ keyResults: [aKeyResult({ state: 'no data' })] }),
          ],
          reviewWait: undefined,
          coverage: {
            entities: 1,
            measuredEntities: 1,
            targets: 1,
            collectedTargets: 0,
          },
          freshness: freshNow({ collectedThrough: undefined }),
        }),
      ),
    );
    expect(
      await screen.findByText('The first numbers are on their way'),
    ).toBeVisible();
    expect(screen.getByText(/not read yet/)).toBeVisible();
    expect(screen.queryByText(/^as of/)).not.toBeInTheDocument();
  });
});

describe('the tab of an entity without the annotation', () => {
  const empty = anAnswer({ hasAnnotation: false, objectives: [] });

  it('explains itself and gives an annotation to begin with', async () => {
    renderTab(fakeOkrApi(empty));
    expect(await screen.findByText('No objectives here yet')).toBeVisible();
    const snippet = screen.getByRole('region', {
      name: 'Annotation for checkout',
    });
    expect(snippet).toHaveTextContent('name: checkout');
    expect(snippet).toHaveTextContent('from: 31h to: 21h');
  });

  it('copies the annotation', async () => {
    // jsdom has no way to copy.
    document.execCommand = jest.fn(() => true);
    renderTab(fakeOkrApi(empty));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Copy the annotation' }),
    );
    expect(document.execCommand).toHaveBeenCalledWith('copy');
    expect(await screen.findByText('Copied')).toBeVisible();
  });

  it('shows the review waits all the same', async () => {
    renderTab(fakeOkrApi(empty));
    expect(
      await screen.findByRole('heading', { name: 'Review wait' }),
    ).toBeVisible();
  });
});

describe('the tab of a person', () => {
  it('says that people are not measured, and shows what is kept by hand', async () => {
    renderTab(
      fakeOkrApi(
        anAnswer({
          entityRef: 'user:default/ada',
          measured: false,
          objectives: [anObjective({ keyResults: [aHabit()] })],
          reviewWait: undefined,
        }),
      ),
      { entity: anEntity('User', 'ada') },
    );
    expect(
      await screen.findByText(/Teams are measured, people are not/),
    ).toBeVisible();
    expect(screen.getByText('Review rota kept')).toBeVisible();
    expect(screen.queryByText('Review wait')).not.toBeInTheDocument();
    expect(screen.queryByText(/targets? read/)).not.toBeInTheDocument();
  });
});

describe('the tab of an annotation with problems', () => {
  it('says line and suggestion, and shows the good key results', async () => {
    renderTab(
      fakeOkrApi(
        anAnswer({
          problems: [
            {
              path: ['no-waiting', 'keyResults', 'bad', 'metric'],
              position: { line: 14, column: 9 },
              severity: 'error',
              message: 'Unknown metric `github.reviewWiat`.',
              expected: 'a metric',
              suggestion: 'github.reviewWait',
            },
          ],
        }),
      ),
    );
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent('1 problem in the annotation');
    expect(notice).toHaveTextContent('line 14, error');
    expect(within(notice).getByText('github.reviewWiat').tagName).toBe('CODE');
    expect(notice).toHaveTextContent('Try github.reviewWait');
    expect(screen.getByText('Reviews come within a day')).toBeVisible();
  });

  it('does not repeat a suggestion that the message makes', async () => {
    renderTab(
      fakeOkrApi(
        anAnswer({
          problems: [
            {
              path: [],
              position: { line: 7, column: 1 },
              severity: 'error',
              message: 'Unknown metric `a.b`, did you mean `a.c`?',
              suggestion: 'a.c',
            },
          ],
        }),
      ),
    );
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent('did you mean a.c?');
    expect(notice).not.toHaveTextContent('Try');
  });
});

describe('the tab where little is known', () => {
  it('says "no data" with a dash, never 0', async () => {
    const silent = aKeyResult({ state: 'no data', progress: undefined });
    silent.current = {
      ...aKeyResult().current!,
      value: nothing,
      answered: 0,
      waiting: 0,
    };
    renderTab(
      fakeOkrApi(
        anAnswer({ objectives: [anObjective({ keyResults: [silent] })] }),
      ),
    );
    const objective = await screen.findByRole('region', {
      name: 'Nobody waits for a review',
    });
    expect(within(objective).getByText('no data')).toBeVisible();
    expect(within(objective).getByText('now').nextSibling).toHaveTextContent(
      '–',
    );
    expect(within(objective).getByText('no progress known')).toBeVisible();
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('says why the review waits have no number', async () => {
    renderTab(fakeOkrApi(anAnswer({ reviewWait: aPanel({ p75: nothing }) })));
    expect(
      await screen.findByText(/nothing happened in this time/),
    ).toBeVisible();
  });

  it('says that the numbers are outdated', async () => {
    renderTab(
      fakeOkrApi(
        anAnswer({
          objectives: [
            anObjective({ keyResults: [aKeyResult({ state: 'outdated' })] }),
          ],
          freshness: freshNow({ stale: true }),
        }),
      ),
    );
    expect(await screen.findByText('outdated')).toBeVisible();
    expect(screen.getByText(/^outdated: last read/)).toBeVisible();
  });

  it('does not claim that nobody waits while the source is stale', async () => {
    const api = fakeOkrApi();
    api.getWaiting.mockResolvedValue({
      asOf: '2026-11-16T06:00:00.000Z',
      demo: false,
      items: [],
      total: 0,
      hidden: 0,
      freshness: freshNow({ stale: true }),
    });
    renderTab(api);
    expect(await screen.findByText(/^Not known/)).toBeVisible();
    expect(
      screen.queryByText('Nobody waits for a review.'),
    ).not.toBeInTheDocument();
  });
});

describe('the tab of a scope that was read in part', () => {
  it('says how much, and never that nothing was read', async () => {
    renderTab(
      fakeOkrApi(
        anAnswer({
          coverage: {
            entities: 63,
            measuredEntities: 63,
            targets: 62,
            collectedTargets: 60,
          },
          freshness: freshNow({ collectedThrough: undefined }),
        }),
      ),
    );
    expect(await screen.findByText(/^60 of 62 targets read/)).toBeVisible();
    expect(screen.queryByText(/not read yet/)).not.toBeInTheDocument();
  });
});

describe('the tab while a source is in trouble', () => {
  const trouble = {
    source: 'github',
    target: 'acme/checkout',
    state: 'failing' as const,
    since: '2026-11-14T05:55:00.000Z',
    message: 'connect ECONNREFUSED',
  };

  it('says since when GitHub has not answered', async () => {
    renderTab(
      fakeOkrApi(anAnswer({ freshness: freshNow({ troubles: [trouble] }) })),
    );
    expect(
      await screen.findByText(/^GitHub has not answered since 14 Nov 2026/),
    ).toBeVisible();
  });

  it('names every source where none of several answers, and says whose each target is', async () => {
    renderTab(
      fakeOkrApi(
        anAnswer({
          coverage: {
            entities: 1,
            measuredEntities: 1,
            targets: 2,
            collectedTargets: 2,
          },
          freshness: freshNow({
            troubles: [trouble, { ...trouble, source: 'watchtower' }],
          }),
        }),
      ),
    );
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent(
      /^GitHub, watchtower have not answered since 14 Nov 2026/,
    );
    expect(notice).toHaveTextContent('watchtower: acme/checkout does not');
  });

  it('tells two collectors of the same source apart by name, not by id', async () => {
    renderTab(
      fakeOkrApi(
        anAnswer({
          freshness: freshNow({
            troubles: [trouble, { ...trouble, source: 'github-issues' }],
          }),
        }),
      ),
    );
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent('GitHub: acme/checkout');
    expect(notice).toHaveTextContent('GitHub issues: acme/checkout');
    expect(notice).not.toHaveTextContent('github-issues');
  });

  it('names the targets where only some do not answer', async () => {
    renderTab(
      fakeOkrApi(
        anAnswer({
          coverage: {
            entities: 3,
            measuredEntities: 3,
            targets: 3,
            collectedTargets: 2,
          },
          freshness: freshNow({
            troubles: [
              trouble,
              {
                source: 'github',
                target: 'acme/old',
                state: 'gone',
                message: 'GitHub answered 404',
              },
            ],
          }),
        }),
      ),
    );
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent('2 targets need a look');
    expect(notice).toHaveTextContent('acme/checkout does not answer');
    expect(notice).toHaveTextContent('acme/old is gone');
  });

  it('warns of nothing where targets only wait for their first read', async () => {
    renderTab(
      fakeOkrApi(
        anAnswer({
          freshness: freshNow({
            troubles: [
              {
                source: 'github',
                target: 'acme/new',
                state: 'pending',
                since: '2026-11-14T05:55:00.000Z',
                message: 'It has not been read yet.',
              },
            ],
          }),
        }),
      ),
    );
    expect(
      await screen.findByText('1 target is being read for the first time'),
    ).toBeVisible();
    expect(screen.getByText(/^acme\/new since 14 Nov 2026/)).toBeVisible();
    expect(
      screen.queryByText('It has not been read yet.'),
    ).not.toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});

describe('the tab that is refused', () => {
  it.each([
    [404, 'There is nothing to see here'],
    [403, 'You may not see these OKRs'],
  ])('says so on %s and offers no retry', async (statusCode, title) => {
    const api = fakeOkrApi();
    api.getOkrs.mockRejectedValue(refused(statusCode));
    renderTab(api);
    expect(await screen.findByText(title)).toBeVisible();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('tries again after a network error', async () => {
    const api = fakeOkrApi();
    api.getOkrs.mockRejectedValueOnce(new Error('Failed to fetch'));
    renderTab(api);
    expect(await screen.findByText(/Failed to fetch/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Nobody waits for a review')).toBeVisible();
    expect(screen.queryByText(/Failed to fetch/)).not.toBeInTheDocument();
  });
});
