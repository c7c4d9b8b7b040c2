import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aKeyResult,
  aMetric,
  anAnswer,
  anObjective,
  aSeries,
  hours,
  nothing,
  value,
} from '../../__testUtils__/fixtures';
import { aSource } from '../../__testUtils__/editingFixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

type KeyResult = Parameters<typeof aKeyResult>[0];

async function open(overrides: KeyResult = {}, mayEdit = true) {
  const api = fakeOkrApi(
    anAnswer({
      objectives: [anObjective({ keyResults: [aKeyResult(overrides)] })],
    }),
    {
      getProposals: jest.fn().mockResolvedValue({ mayEdit, proposals: [] }),
      getSource: jest.fn().mockResolvedValue(aSource()),
    },
  );
  await renderTab(api);
  await userEvent.click(
    await screen.findByRole('button', { name: /Reviews come within a day/ }),
  );
  await screen.findByText('What if');
}

const slider = () =>
  screen.getByRole('slider', { name: 'Target value to try' });

const saidAloud = () =>
  slider().getAttribute('aria-valuetext')?.replaceAll('\u00a0', ' ');

describe('what if', () => {
  it('says in how many weeks the target value would have been met', async () => {
    await open({ series: aSeries([50, 47, 24, 23, 36].map(hours)) });
    expect(
      screen.getByText(
        'With 24 h you would have met it in 2 of the last 5 weeks.',
      ),
    ).toBeInTheDocument();
  });

  it('leaves out weeks without data, and says so', async () => {
    await open({
      series: aSeries([hours(50), nothing, hours(20), nothing]),
    });
    expect(
      screen.getByText(
        'With 24 h you would have met it in 1 of the 2 weeks that are known, of the last 4. 2 weeks are left out: their data is missing or not whole.',
      ),
    ).toBeInTheDocument();
  });

  it('says where nobody can tell', async () => {
    await open({
      series: aSeries([
        hours(10),
        { kind: 'moreThan', value: hours(20) },
        { kind: 'moreThan', value: hours(30) },
      ]),
    });
    expect(
      screen.getByText(
        'With 24 h you would have met it in 1 of the last 3 weeks. Of 1 more nobody can tell: too few were answered by then.',
      ),
    ).toBeInTheDocument();
  });

  it('is tried with the keyboard, and says its value in words', async () => {
    await open({ series: aSeries([50, 47, 26, 23, 36].map(hours)) });
    await act(async () => slider().focus());
    await userEvent.keyboard('{ArrowRight}');
    const said = 'With 26 h you would have met it in 2 of the last 5 weeks.';
    expect(saidAloud()).toBe(said);
    expect(screen.getByText(said)).toBeInTheDocument();
    await userEvent.keyboard('{End}');
    expect(saidAloud()).toMatch(/in 5 of the last/);
  });

  it('speaks of keeping where a line is kept', async () => {
    await open({
      targetValue: undefined,
      baseline: undefined,
      keep: { op: 'above', value: 0.9 },
      metric: aMetric({ unit: 'share', better: 'higher', stat: 'share' }),
      series: aSeries([value(0.95), value(0.9)]),
    });
    expect(
      screen.getByText(
        'With above 90% you would have kept it in 1 of the last 2 weeks.',
      ),
    ).toBeInTheDocument();
  });

  it('opens the editor with the value filled in', async () => {
    await open({ series: aSeries([50, 47, 26, 23, 36].map(hours)) });
    await act(async () => slider().focus());
    await userEvent.keyboard('{ArrowRight}');
    await userEvent.click(
      screen.getByRole('button', { name: 'Edit the target value' }),
    );
    const editor = await screen.findByRole('dialog');
    expect(await within(editor).findByDisplayValue('26h')).toBeInTheDocument();
    expect(
      within(editor).getByRole('group', { name: 'Review wait, p75' }),
    ).toContainElement(document.activeElement as HTMLElement);
    // The same is said beside the field, from the weeks that the metric tells by itself.
    expect(
      await within(editor).findByText(
        'With 26 h you would have met it in 3 of the last 3 weeks.',
      ),
    ).toBeInTheDocument();
  });

  it('offers no edit to who may not', async () => {
    await open({}, false);
    expect(
      screen.queryByRole('button', { name: 'Edit the target value' }),
    ).not.toBeInTheDocument();
  });

  it('has nothing to say before the first whole week', async () => {
    await open({ series: aSeries([nothing]) });
    expect(
      screen.getByText('No whole week with data yet to try it on.'),
    ).toBeInTheDocument();
  });
});
