import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { ResponseError } from '@backstage/errors';
import type { ExplanationResponse } from '@keyresults/backstage-plugin-okr-common';
import { anExplanation } from '../../__testUtils__/explanationFixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';

async function renderLinked(
  at = '/?against=before#no-waiting/review-wait',
  explanation: ExplanationResponse = anExplanation({ against: 'before' }),
) {
  const api = fakeOkrApi();
  api.getExplanation.mockResolvedValue(explanation);
  await renderTab(api, { at });
  return api;
}

const table = () =>
  screen.findByRole('table', { name: 'What each part changed' });

const askedOf = (api: ReturnType<typeof fakeOkrApi>) =>
  api.getExplanation.mock.calls.map(([, , , request]) => request?.against);

/** Problems that a checker finds in a region; of colours nothing is known here. */
async function problemsIn(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.map(({ id }) => id);
}

describe('what a key result is held against', () => {
  it('is the earlier window that a link names, opened at once', async () => {
    const api = await renderLinked();
    expect(
      within(await table())
        .getAllByRole('columnheader')
        .map(cell => cell.textContent),
    ).toEqual(['Part', 'Moved it by', 'Before', 'Now']);
    expect(askedOf(api)).toEqual(['before']);
    expect(
      screen.getByRole('button', { name: /The 28 days before these/ }),
    ).toBeInTheDocument();
  });

  it('is not opened by a link to the key result alone', async () => {
    const api = await renderLinked('/#no-waiting/review-wait');
    await screen.findByText('How this number was made');
    expect(api.getExplanation).not.toHaveBeenCalled();
  });

  it('can be chosen', async () => {
    const api = await renderLinked();
    await table();
    api.getExplanation.mockResolvedValue(anExplanation());
    await userEvent.click(
      screen.getByRole('button', { name: /The 28 days before these/ }),
    );
    await userEvent.click(
      screen.getByRole('option', { name: 'The 28 days before the cycle' }),
    );
    await waitFor(() => expect(askedOf(api)).toEqual(['before', undefined]));
    expect(
      within(await table()).getByRole('columnheader', {
        name: 'Before the cycle',
      }),
    ).toBeInTheDocument();
  });

  it('may be any day that a link names', async () => {
    const { comparisons } = anExplanation();
    await renderLinked(
      '/?against=2026-08-01#no-waiting/review-wait',
      anExplanation({
        against: '2026-08-01T00:00:00.000Z',
        comparisons: [
          ...comparisons,
          {
            against: '2026-08-01T00:00:00.000Z',
            from: '2026-07-04T00:00:00.000Z',
            to: '2026-08-01T00:00:00.000Z',
          },
        ],
      }),
    );
    expect(
      await screen.findByRole('button', {
        name: /The 28 days before 1 Aug 2026/,
      }),
    ).toBeInTheDocument();
  });

  it('can be asked for again where it failed', async () => {
    const api = await renderLinked();
    await table();
    api.getExplanation.mockRejectedValueOnce(new Error('It broke'));
    await userEvent.click(
      screen.getByRole('button', { name: /The 28 days before these/ }),
    );
    await userEvent.click(
      screen.getByRole('option', { name: 'The 28 days before the cycle' }),
    );
    expect(await screen.findByText(/It broke/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await table();
  });

  it('offers the usual where what a link asks for is refused', async () => {
    const api = fakeOkrApi();
    api.getExplanation.mockRejectedValueOnce(
      await ResponseError.fromResponse(
        new Response(
          JSON.stringify({
            error: { name: 'InputError', message: 'Those are too long ago' },
            response: { statusCode: 400 },
          }),
          { status: 400, headers: { 'content-type': 'application/json' } },
        ),
      ),
    );
    await renderTab(api, { at: '/?against=2020-01-01#no-waiting/review-wait' });
    expect(
      await screen.findByText('Those are too long ago'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Hold it against the usual 28 days',
      }),
    );
    await table();
    expect(askedOf(api)).toEqual(['2020-01-01', undefined]);
  });

  it('can be read by everybody', async () => {
    await renderLinked();
    await table();
    const region = screen.getByRole('region', {
      name: /Reviews come within a day/,
    });
    expect(await problemsIn(region)).toEqual([]);
  });
});

describe('what parts are told apart by', () => {
  it('is what there is, where what was chosen is not offered any more', async () => {
    const api = await renderLinked();
    await table();
    api.getExplanation.mockResolvedValue(
      anExplanation({
        dimensions: [
          { by: 'service', title: 'Service', parts: 2 },
          { by: 'target', title: 'Repository', parts: 2 },
        ],
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: /Service/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Author' }));
    await waitFor(() => expect(api.getExplanation).toHaveBeenCalledTimes(2));
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: /Told apart by Service/ }),
      ).toBeInTheDocument(),
    );
    expect(await table()).toBeInTheDocument();
  });
});

describe('parts of one name', () => {
  it('are both shown, each with what tells it from the other', async () => {
    const [part] = anExplanation().parts;
    const service = (entityRef: string) => ({
      ...part,
      id: entityRef,
      name: 'checkout',
      entityRefs: [entityRef],
    });
    await renderLinked(
      undefined,
      anExplanation({
        parts: [
          service('component:default/checkout'),
          service('component:payments/checkout'),
          service('resource:default/checkout'),
        ],
      }),
    );
    const links = within(await table()).getAllByRole('link');
    expect(links.map(link => link.textContent)).toEqual([
      'checkout',
      'payments/checkout',
      'resource:checkout',
    ]);
  });

  it('are told apart by where they are, where they are repositories', async () => {
    const { entityRefs, ...part } = anExplanation().parts[0];
    await renderLinked(
      undefined,
      anExplanation({
        by: 'target',
        parts: ['github.com', 'git.acme.com'].map(host => ({
          ...part,
          id: host,
          name: 'acme/web',
          url: `https://${host}/acme/web`,
          reference: `${host}/acme/web`,
        })),
      }),
    );
    expect(within(await table()).getAllByText('acme/web')).toHaveLength(2);
    expect(screen.getByText('github.com/acme/web')).toBeInTheDocument();
    expect(screen.getByText('git.acme.com/acme/web')).toBeInTheDocument();
  });
});
