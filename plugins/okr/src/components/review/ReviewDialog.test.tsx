import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  anIncident,
  anIncidentAnswer,
  anIncidentsSummary,
  aVersion,
} from '../../__testUtils__/incidentFixtures';
import { fakeOkrApi, renderTab } from '../../__testUtils__/renderTab';
import { fieldText } from './draft';

function reviewApi(answer = anIncidentAnswer()) {
  const api = fakeOkrApi();
  api.getIncidentsSummary.mockResolvedValue(anIncidentsSummary());
  api.getIncidents.mockResolvedValue({ items: [anIncident()], hidden: 0 });
  api.getIncident.mockResolvedValue(answer);
  return api;
}

const openReview = (api = reviewApi(), toastApi = { post: jest.fn() }) => {
  const { unmount } = renderTab(api, { at: '/?incident=i1', toastApi });
  return { api, toastApi, unmount };
};

const dialog = async () =>
  within(await screen.findByRole('dialog', { name: 'Checkout is down' }));

const save = (form: ReturnType<typeof within>) =>
  userEvent.click(form.getByRole('button', { name: 'Save review' }));

/** All at once: key by key takes seconds in a form as large as this. */
const write = (field: HTMLElement, text: string) =>
  fireEvent.change(field, { target: { value: text } });

describe('the incident review', () => {
  beforeEach(() => {
    window.sessionStorage.clear();
    window.localStorage.clear();
  });

  it('opens from the table, and says so in the address', async () => {
    const api = reviewApi();
    renderTab(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Review of Checkout is down' }),
    );
    await dialog();
    expect(api.getIncident.mock.lastCall?.[1]).toBe('i1');
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('opens by its name where its source names no address, and leads nowhere else', async () => {
    const pushed = anIncident({ url: '' });
    const api = reviewApi(anIncidentAnswer({ incident: pushed }));
    api.getIncidents.mockResolvedValue({ items: [pushed], hidden: 0 });
    renderTab(api);
    const title = await screen.findByText('Checkout is down');
    expect(title.closest('a')).toBeNull();
    await userEvent.click(title);
    const form = await dialog();
    expect(form.queryByText('At the source')).not.toBeInTheDocument();
    expect(
      form.getByText('Incident review · PagerDuty: Checkout'),
    ).toBeVisible();
  });

  it('shows each phase beside what the source says, and marks what is corrected', async () => {
    openReview();
    const form = await dialog();
    const started = form.getByLabelText('started');
    expect(started).toHaveValue(fieldText('2026-11-10T10:00:00.000Z'));
    fireEvent.change(started, { target: { value: '2026-11-10T09:30' } });
    expect(form.getByText('corrected')).toBeVisible();
    await userEvent.click(
      form.getByRole('button', { name: 'Take the source’s word for started' }),
    );
    expect(form.queryByText('corrected')).not.toBeInTheDocument();
  });

  it('offers to clear what the source does not tell', async () => {
    openReview(
      reviewApi(anIncidentAnswer({ source: { phases: {}, severity: 'SEV2' } })),
    );
    const form = await dialog();
    fireEvent.change(form.getByLabelText('mitigated'), {
      target: { value: '2026-11-10T09:30' },
    });
    await userEvent.click(
      form.getByRole('button', { name: 'Clear mitigated' }),
    );
    expect(form.getByLabelText('mitigated')).toHaveValue('');
    expect(
      form.queryByRole('button', { name: /^Take the source’s word for mi/ }),
    ).not.toBeInTheDocument();
  });

  it('shows the severity as the table does, beside the word of the source, and not as corrected', async () => {
    openReview(
      reviewApi(
        anIncidentAnswer({
          incident: anIncident({ severity: 'SEV3' }),
          source: { phases: anIncident().phases, severity: 'Minor' },
        }),
      ),
    );
    const form = await dialog();
    const severity = form.getByRole('button', { name: /^Severity/ });
    expect(severity).toHaveTextContent(/^SEV3$/);
    expect(form.getByText('The source says Minor.')).toBeVisible();
    expect(form.queryByText('corrected')).not.toBeInTheDocument();

    await userEvent.click(severity);
    expect(
      screen.getAllByRole('option').map(option => option.textContent),
    ).toEqual(['SEV1', 'SEV2', 'SEV3']);
    await userEvent.click(screen.getByRole('option', { name: 'SEV1' }));
    expect(form.getByText('corrected')).toBeVisible();
    await userEvent.click(
      form.getByRole('button', { name: 'Take the source’s word for Severity' }),
    );
    expect(form.getByRole('button', { name: /^Severity/ })).toHaveTextContent(
      /^SEV3$/,
    );
    expect(form.queryByText('corrected')).not.toBeInTheDocument();
  });

  it('sends only what differs from the source, says that it is saved, and closes', async () => {
    const { api, toastApi } = openReview();
    const form = await dialog();
    await userEvent.click(form.getByLabelText('detected: not known'));
    write(form.getByLabelText('Why did it happen?'), 'No test');
    await userEvent.click(
      form.getByRole('button', { name: 'Add an action item' }),
    );
    write(form.getByLabelText('What of action item 1'), 'Write one');
    await save(form);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.saveIncidentReview.mock.calls[0].slice(1)).toEqual([
      'i1',
      {
        version: 0,
        review: {
          phases: { detected: null },
          severity: undefined,
          area: undefined,
          fiveWhys: ['No test'],
          actionItems: [
            {
              title: 'Write one',
              owner: undefined,
              due: undefined,
              done: false,
            },
          ],
          notes: '',
        },
      },
    ]);
    expect(toastApi.post).toHaveBeenCalledWith(
      expect.objectContaining({ title: 'Review saved' }),
    );
    expect(window.sessionStorage).toHaveLength(0);
    expect(api.getIncidentsSummary).toHaveBeenCalledTimes(2);
  });

  it('refuses the wrong order beside the field, and sends nothing', async () => {
    const { api } = openReview();
    const form = await dialog();
    const resolved = form.getByLabelText('resolved');
    fireEvent.change(resolved, { target: { value: '2026-11-01T00:00' } });
    expect(resolved).toHaveAccessibleDescription('This is before started.');
    await save(form);
    expect(resolved).toHaveFocus();
    expect(form.getByText('The review was not saved')).toBeVisible();
    expect(api.saveIncidentReview).not.toHaveBeenCalled();
  });

  it('puts what the backend found wrong beside the fields, and keeps what was typed', async () => {
    const { api } = openReview();
    api.saveIncidentReview.mockRejectedValue({
      statusCode: 400,
      message: 'Bad',
      body: {
        error: {
          fields: [
            { field: 'area', message: 'There is no such area.' },
            { field: 'odd', message: 'Something else.' },
          ],
        },
      },
    });
    const form = await dialog();
    const area = form.getByLabelText('Area');
    write(area, 'serach');
    await save(form);
    expect(await form.findByText('There is no such area.')).toBeVisible();
    expect(area).toHaveFocus();
    expect(area).toHaveValue('serach');
    expect(form.getByText('Something else.')).toBeVisible();
  });

  it('keeps what was typed when the network fails, and after a reload', async () => {
    const api = reviewApi();
    api.saveIncidentReview.mockRejectedValue(new Error('Failed to fetch'));
    const { unmount } = openReview(api);
    let form = await dialog();
    write(form.getByLabelText('Notes'), 'So long');
    await save(form);
    expect(
      await form.findByText('What you typed is still here. Failed to fetch'),
    ).toBeVisible();
    expect(document.activeElement).toHaveTextContent(
      /^The review was not saved/,
    );
    expect(form.getByLabelText('Notes')).toHaveValue('So long');

    unmount();
    openReview(api);
    form = await dialog();
    expect(form.getByLabelText('Notes')).toHaveValue('So long');
    expect(
      form.getByText(
        'What you typed here before is back. It is not saved yet.',
      ),
    ).toBeVisible();
    await userEvent.click(form.getByRole('button', { name: 'Discard it' }));
    expect(form.getByLabelText('Notes')).toHaveValue('');
  });

  it('does not correct what nobody touched when the source changed since, and says what did', async () => {
    const api = reviewApi();
    const { unmount } = openReview(api);
    write(await (await dialog()).findByLabelText('Notes'), 'So long');
    unmount();

    const detected = '2026-11-10T11:00:00.000Z';
    const moved = anIncident({
      phases: { ...anIncident().phases, detected },
      severity: 'SEV1',
    });
    api.getIncident.mockResolvedValue(anIncidentAnswer({ incident: moved }));
    api.saveIncidentReview.mockResolvedValue(anIncidentAnswer());
    openReview(api);
    const form = await dialog();
    expect(form.getByText('Severity: SEV1 instead of SEV2')).toBeVisible();
    expect(form.getByText(/^detected: .* instead of /)).toBeVisible();
    expect(form.getByLabelText('detected')).toHaveValue(fieldText(detected));
    await save(form);
    await waitFor(() =>
      expect(api.saveIncidentReview.mock.lastCall?.[2].review).toEqual({
        phases: {},
        severity: undefined,
        area: undefined,
        fiveWhys: [],
        actionItems: [],
        notes: 'So long',
      }),
    );
  });

  it('says that somebody saved meanwhile, shows theirs, and saves over it only in sight of it', async () => {
    const { api } = openReview();
    api.saveIncidentReview
      .mockRejectedValueOnce({ statusCode: 409, message: 'Conflict' })
      .mockResolvedValueOnce(anIncidentAnswer());
    const form = await dialog();
    write(form.getByLabelText('Notes'), 'Mine');
    api.getIncident.mockResolvedValue(
      anIncidentAnswer({ versions: [aVersion(1, { severity: 'SEV1' })] }),
    );
    await save(form);
    expect(await form.findByText(/saved this review meanwhile/)).toBeVisible();
    expect(
      within(form.getByRole('alert')).getByText('Severity: SEV1'),
    ).toBeVisible();
    expect(form.getByLabelText('Notes')).toHaveValue('Mine');
    await save(form);
    await waitFor(() =>
      expect(api.saveIncidentReview.mock.lastCall?.[2].version).toBe(1),
    );
  });

  it('tells who changed what', async () => {
    openReview(
      reviewApi(
        anIncidentAnswer({
          versions: [
            aVersion(2, { severity: 'SEV1', notes: 'More' }),
            aVersion(1, { severity: 'SEV3' }),
          ],
        }),
      ),
    );
    const form = await dialog();
    expect(form.getByText('Severity: SEV1 instead of SEV3')).toBeVisible();
    expect(form.getByText('Severity: SEV3')).toBeVisible();
    expect(form.getByText('Notes written')).toBeVisible();
  });

  it('says the word of the source to whoever only reads, where the ladder has another', async () => {
    openReview(
      reviewApi(
        anIncidentAnswer({
          mayReview: false,
          incident: anIncident({ severity: 'SEV3' }),
          source: {
            phases: anIncident().phases,
            severity: 'Minor',
            area: 'payments',
          },
        }),
      ),
    );
    const form = await dialog();
    expect(form.getByText('SEV3 (The source says Minor.)')).toBeVisible();
    expect(form.getByText('payments')).toBeVisible();
  });

  const notes =
    '## Cause\n\nA **full** disk, see [the graph](https://example.com/graph).\n\n- nobody looked\n\n<script>window.stolen = 1</script>';

  const showsMarkdown = (form: ReturnType<typeof within>) => {
    expect(form.getByRole('heading', { name: 'Cause' })).toBeVisible();
    expect(form.getByText('full').tagName).toBe('STRONG');
    expect(form.getByText('nobody looked').tagName).toBe('LI');
    expect(form.getByRole('link', { name: /the graph/ })).toHaveAttribute(
      'href',
      'https://example.com/graph',
    );
    expect(document.querySelector('script')).toBeNull();
  };

  it('shows notes as the Markdown that they are, before they are saved', async () => {
    openReview();
    const form = await dialog();
    write(form.getByRole('textbox', { name: 'Notes' }), notes);
    await userEvent.click(form.getByRole('button', { name: 'Preview' }));
    showsMarkdown(form);
    await userEvent.click(form.getByRole('button', { name: 'Write' }));
    expect(form.getByRole('textbox', { name: 'Notes' })).toHaveValue(notes);
  });

  it('shows notes as Markdown to whoever only reads it', async () => {
    openReview(
      reviewApi(
        anIncidentAnswer({
          mayReview: false,
          versions: [aVersion(1, { notes })],
        }),
      ),
    );
    const form = await dialog();
    showsMarkdown(form);
    expect(form.queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('is only read by whoever may not write it', async () => {
    openReview(
      reviewApi(
        anIncidentAnswer({
          mayReview: false,
          incident: anIncident({ severity: 'SEV1', corrected: ['severity'] }),
          source: { phases: anIncident().phases, severity: 'SEV3' },
          versions: [aVersion(1, { severity: 'SEV1', notes: 'Known' })],
        }),
      ),
    );
    const form = await dialog();
    expect(
      form.getByText('SEV1 (corrected; The source says SEV3.)'),
    ).toBeVisible();
    expect(form.getByText('Known')).toBeVisible();
    expect(form.queryByRole('textbox')).not.toBeInTheDocument();
    expect(
      form.queryByRole('button', { name: 'Save review' }),
    ).not.toBeInTheDocument();
  });
});
