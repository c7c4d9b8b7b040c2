import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PromiseChange } from '@keyresults/backstage-plugin-okr-common';
import {
  aKeyResult,
  anAnswer,
  anObjective,
  hours,
} from '../../__testUtils__/fixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

const eased: PromiseChange = {
  at: '2026-11-12T09:00:00.000Z',
  kind: 'changed',
  parts: [{ part: 'targetValue', before: '20 h', after: '24 h', eased: true }],
  amounts: { before: hours(20), after: hours(24) },
  eased: true,
  by: 'user:default/ada',
  reason: 'Two of us left',
  url: 'https://github.com/acme/checkout/pull/12',
};

async function show(changes: PromiseChange[]) {
  await renderTab(
    fakeOkrApi(
      anAnswer({
        objectives: [anObjective({ keyResults: [aKeyResult({ changes })] })],
      }),
    ),
  );
  return screen.findByRole('button', { name: /Reviews come within a day/ });
}

describe('changes of what is promised', () => {
  it('are never silent: the closed row says that it moved, and when', async () => {
    await show([eased]);
    expect(
      screen.getByText(/moved: target value eased on 12 Nov/),
    ).toBeInTheDocument();
  });

  it('say that an easing was taken back', async () => {
    await show([{ ...eased, takenBackAt: '2026-11-14T09:00:00.000Z' }]);
    expect(
      screen.getByText(/target value eased on 12 Nov, taken back on 14 Nov/),
    ).toBeInTheDocument();
  });

  it('leave the row alone where more is promised than before', async () => {
    await show([
      { ...eased, eased: false, parts: [{ ...eased.parts[0], eased: false }] },
    ]);
    expect(screen.queryByText(/eased/)).not.toBeInTheDocument();
  });

  it('are listed with who, why and where', async () => {
    const row = await show([eased]);
    await userEvent.click(row);
    const heading = await screen.findByText('Changes of what is promised');
    const list = within(heading.parentElement!).getByRole('list');
    expect(list).toHaveTextContent('Target value 20 h → 24 h');
    expect(list).toHaveTextContent('“Two of us left”');
    expect(
      within(list).getByRole('link', { name: /pull request/ }),
    ).toHaveAttribute('href', eased.url);
    expect(
      within(list).getByRole('link', { name: /ada/i }),
    ).toBeInTheDocument();
  });

  it('have a flag on the chart that the keyboard reaches and a screen reader says', async () => {
    const row = await show([eased]);
    await userEvent.click(row);
    const flag = await screen.findByRole('button', {
      name: '12 Nov: Target value changed from 20\u00a0h to 24\u00a0h, eased',
    });
    await act(async () => flag.focus());
    expect(await screen.findByText('by ada')).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByText('by ada')).not.toBeInTheDocument();
  });

  it('share a flag where they stand close together', async () => {
    const row = await show([
      eased,
      {
        ...eased,
        at: '2026-11-12T11:00:00.000Z',
        kind: 'removed',
        parts: [],
        eased: false,
      },
      {
        ...eased,
        at: '2026-11-12T12:00:00.000Z',
        kind: 'returned',
        parts: [],
        eased: false,
      },
    ]);
    await userEvent.click(row);
    expect(
      await screen.findByRole('button', {
        name: /^3 changes; 12 Nov: .*; 12 Nov: Taken out of the annotation; 12 Nov: Back in the annotation, as it was$/,
      }),
    ).toBeInTheDocument();
  });

  it('are listed five at first, and all when asked', async () => {
    const row = await show(
      Array.from({ length: 7 }, (_, index) => ({
        ...eased,
        at: `2026-11-0${index + 1}T09:00:00.000Z`,
        url: `https://github.com/acme/checkout/pull/${index}`,
      })),
    );
    await userEvent.click(row);
    const links = () => screen.getAllByRole('link', { name: /pull request/ });
    await screen.findByText('Changes of what is promised');
    expect(links().map(link => link.getAttribute('href'))).toEqual(
      [6, 5, 4, 3, 2].map(
        number => `https://github.com/acme/checkout/pull/${number}`,
      ),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show all 7' }));
    expect(links()).toHaveLength(7);
  });
});
