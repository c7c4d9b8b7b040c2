import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import type { OkrApi } from '../api';
import { aCheckInSummary } from './checkInFixtures';
import { aKeyResult, anAnswer, anObjective } from './fixtures';
import { fakeOkrApi } from './renderTab';

const nps: EvaluatedKeyResult = {
  ...aKeyResult(),
  id: 'nps',
  title: 'Developer NPS',
  kind: 'manual',
  metric: undefined,
  current: undefined,
  series: [],
  promise: '20 → 35 points',
  unitLabel: 'points',
};
export const about = { objectiveId: 'people', keyResultId: 'nps' };

export function checkInApi(overrides: Partial<jest.Mocked<OkrApi>> = {}) {
  const okrs = anAnswer({
    objectives: [anObjective({ id: 'people', keyResults: [nps] })],
  });
  const api = fakeOkrApi(okrs, overrides);
  api.getCheckInSummary.mockResolvedValue(
    aCheckInSummary({
      mayCheckIn: true,
      awaited: [{ ...about, title: 'Developer NPS', to: [] }],
    }),
  );
  return api;
}

export const openForm = async () =>
  userEvent.click(
    await screen.findByRole('button', { name: 'Check in on Developer NPS' }),
  );
export const field = (name: string) => screen.findByRole('textbox', { name });
export const save = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'Save' }));
export const confidence = (number: number) =>
  screen.getByRole('radio', { name: new RegExp(`^${number} of 10`) });
