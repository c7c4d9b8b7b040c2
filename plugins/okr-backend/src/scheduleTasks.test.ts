import { ConfigReader } from '@backstage/config';
import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { readOkrConfig } from './config';
import { ScheduledWork, scheduleTasks } from './scheduleTasks';

describe('scheduleTasks', () => {
  const schedules = new Map<string, SchedulerServiceTaskScheduleDefinition>();
  const runs = new Map<string, () => Promise<void>>();
  const logger = mockServices.logger.mock();
  const catalogSync = { run: jest.fn() };

  beforeAll(async () => {
    const scheduler = mockServices.scheduler.mock({
      scheduleTask: async task => {
        schedules.set(task.id, task);
        runs.set(task.id, async () => task.fn(new AbortController().signal));
      },
    });
    const work: Partial<Record<keyof ScheduledWork, unknown>> = {
      config: readOkrConfig(new ConfigReader({})),
      logger,
      catalogSync,
      now: () => 0,
    };
    await scheduleTasks(scheduler, work as unknown as ScheduledWork);
  });

  const everyMs = (id: string) => {
    const frequency = schedules.get(id)?.frequency;
    if (!frequency || !('milliseconds' in frequency)) {
      throw new Error(`${id} has no frequency in milliseconds`);
    }
    return frequency.milliseconds!;
  };

  it('follows a change of the catalog into the OKRs within a minute', () => {
    expect(
      everyMs('okr-catalog-sync') + everyMs('okr-evaluation'),
    ).toBeLessThan(60_000);
  });

  it('leaves nothing but retention to one replica, which would be held until its timeout after a crash', () => {
    const scopes = [...schedules].map(([id, { scope }]) => [id, scope]);
    expect(Object.fromEntries(scopes)).toEqual({
      'okr-catalog-sync': 'local',
      'okr-collection': 'local',
      'okr-evaluation': 'local',
      'okr-retention': 'global',
    });
  });

  it('writes the cause of a failure into the log, and tells the scheduler no more than that there was one', async () => {
    catalogSync.run.mockRejectedValue(new Error('secret.example refused'));
    await expect(runs.get('okr-catalog-sync')!()).rejects.toThrow(
      'The catalog sync failed; the log of the backend tells why',
    );
    expect(logger.error).toHaveBeenCalledWith(
      'The catalog sync failed: Error: secret.example refused',
    );
  });
});
