import { screen } from '@testing-library/react';
import {
  aKeyResult,
  anAnswer,
  anObjective,
} from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

describe('an objective and its rows', () => {
  it('says "coming from check-ins" instead of a state, and the state to a screen reader', async () => {
    renderTab(fakeOkrApi());

    const row = await screen.findByRole('button', { name: 'Review rota kept' });
    expect(row).toHaveAccessibleDescription(
      'coming from check-ins, so far: no data',
    );
  });

  it('does not repeat the metric that the title says', async () => {
    const asDefault = aKeyResult({ title: 'Review wait, p75' });
    const own = aKeyResult({ id: 'own', title: 'Fast reviews' });
    renderTab(
      fakeOkrApi(
        anAnswer({
          objectives: [anObjective({ keyResults: [asDefault, own] })],
        }),
      ),
    );

    expect(await screen.findByText('128 answered · 5 waiting')).toBeVisible();
    expect(
      screen.getByText('Review wait p75 · 128 answered · 5 waiting'),
    ).toBeVisible();
  });

  it('says who owns an objective, and links to what was written beside it', async () => {
    renderTab(
      fakeOkrApi(
        anAnswer({
          objectives: [
            anObjective({
              owner: 'user:default/ada',
              links: [{ title: 'Survey', url: 'https://example.com/survey' }],
            }),
          ],
        }),
      ),
    );

    expect(await screen.findByText('Owner: user:default/ada')).toBeVisible();
    expect(screen.getByRole('link', { name: /^Survey/ })).toHaveAttribute(
      'href',
      'https://example.com/survey',
    );
  });

  it('leads to the objective that one supports, on the tab of its entity', async () => {
    renderTab(
      fakeOkrApi(
        anAnswer({
          objectives: [
            anObjective({ supports: 'group:default/engineering#marketplace' }),
          ],
        }),
      ),
    );

    expect(
      await screen.findByRole('link', { name: 'engineering › marketplace' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/catalog\/default\/group\/engineering/),
    );
  });

  it('tells that one supports something that is not to be seen', async () => {
    renderTab(
      fakeOkrApi(
        anAnswer({ objectives: [anObjective({ supportsHidden: true })] }),
      ),
    );

    expect(
      await screen.findByText(
        'Supports something which is not there or not for you to see',
      ),
    ).toBeVisible();
  });
});
