import { screen, within } from '@testing-library/react';
import type { TakenOutKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { anAnswer, anObjective } from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

const objective = anObjective();
const gone: TakenOutKeyResult = {
  objectiveId: objective.id,
  objective: objective.objective,
  keyResultId: 'wait',
  title: 'Reviews wait less',
  state: 'at risk',
  eased: true,
  at: '2026-12-10T09:00:00.000Z',
  by: 'user:default/ada',
  reason: 'Nobody reviews in December',
  url: 'https://github.com/acme/checkout/pull/12',
  commit: {
    id: '0123456789abcdef',
    url: 'https://github.com/acme/checkout/commit/0123456789abcdef',
  },
};

async function show(takenOut: TakenOutKeyResult[]) {
  await renderTab(fakeOkrApi(anAnswer({ objectives: [objective], takenOut })));
  return screen.findByRole('region', { name: objective.objective });
}

describe('what was taken out in mid-cycle', () => {
  it('stands at its objective with its state, who, why and with what', async () => {
    const list = within(await show([gone])).getByRole('list', {
      name: 'Taken out in mid-cycle',
    });
    expect(list).toHaveTextContent('Reviews wait less was taken out on 10 Dec');
    expect(list).toHaveTextContent('it was at risk');
    expect(list).toHaveTextContent('less is promised');
    expect(list).toHaveTextContent('“Nobody reviews in December”');
    expect(within(list).getByRole('link', { name: /ada/i })).toBeVisible();
    expect(
      within(list).getByRole('link', { name: /pull request/ }),
    ).toHaveAttribute('href', gone.url);
    expect(
      within(list).getByRole('link', { name: /^0123456/ }),
    ).toHaveAttribute('href', gone.commit?.url);
  });

  it('is not called less where it was achieved', async () => {
    const section = await show([{ ...gone, state: 'achieved', eased: false }]);
    expect(section).toHaveTextContent('it was achieved');
    expect(section).not.toHaveTextContent('less is promised');
  });

  it('has a place of its own where its objective is gone', async () => {
    const section = await show([
      { ...gone, objectiveId: 'safe', objective: 'Nothing breaks' },
    ]);
    expect(section).not.toHaveTextContent('taken out');
    expect(screen.getByText('Nothing breaks, taken out')).toBeVisible();
    expect(
      screen.getByText('Reviews wait less was taken out on 10 Dec'),
    ).toBeVisible();
  });

  it('is told nowhere where nothing was', async () => {
    await show([]);
    expect(screen.queryByText(/taken out/)).not.toBeInTheDocument();
  });
});
