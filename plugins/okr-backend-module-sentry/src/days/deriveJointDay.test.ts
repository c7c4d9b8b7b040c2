import { noTraffic } from './deriveDay';
import { deriveJointDay, JointDay, PartDay } from './deriveJointDay';

const place = {
  organization: 'acme',
  title: '2 projects of acme',
  environments: ['production'],
  webAddress: 'https://sentry.io/organizations/acme',
};
const rules = { droppedShare: 0.1 };
const today = '2026-11-20';

function part(
  projectId: string,
  counts: Partial<PartDay['counts']>,
  releaseHealth = true,
): PartDay {
  return { projectId, releaseHealth, counts: { ...noTraffic, ...counts } };
}

/** By metric: numerator, denominator and whether it is complete. */
function told(joint: Partial<JointDay>, day = '2026-11-10') {
  const { facts } = deriveJointDay(
    day,
    {
      parts: [],
      active: { activeUsers: 0 },
      activeInAll: { activeUsers: 0 },
      affectedUsers: 0,
      ...joint,
    },
    place,
    rules,
    today,
  );
  return Object.fromEntries(
    facts.map(it => [
      it.metric.replace('sentry.', ''),
      [it.numerator, it.denominator, it.complete],
    ]),
  );
}

const web = part('1', { events: 60, activeUsers: 100 });
const app = part('2', { events: 30, activeUsers: 50 });

describe('deriveJointDay', () => {
  it('divides the events of all by their different users', () => {
    const users = { activeUsers: 120, crashFreeRate: 0.9 };
    expect(
      told({ parts: [web, app], active: users, activeInAll: users }),
    ).toEqual({
      errorsPerUserDay: [90, 120, true],
      crashFreeUsers: [108, 120, true],
    });
  });

  it('leaves out what was dropped, but not from crashes', () => {
    const dropped = part('2', {
      events: 30,
      activeUsers: 50,
      droppedShare: 0.2,
    });
    expect(
      told({
        parts: [web, dropped],
        active: { activeUsers: 100 },
        activeInAll: { activeUsers: 120, crashFreeRate: 0.9 },
      }),
    ).toEqual({
      errorsPerUserDay: [60, 100, true],
      crashFreeUsers: [108, 120, true],
    });
  });

  it('leaves out a project of which Sentry has not counted all yet', () => {
    const { counts } = app;
    expect(
      told({
        parts: [web, { ...app, counts: { ...counts, incomplete: true } }],
        active: { activeUsers: 100 },
        activeInAll: { activeUsers: 120 },
      }),
    ).toEqual({ errorsPerUserDay: [60, 100, true] });
  });

  it('is incomplete where all that is known was dropped, or the day goes on', () => {
    const dropped = [web, app].map(it => ({
      ...it,
      counts: { ...it.counts, droppedShare: 0.2 },
    }));
    expect(told({ parts: dropped, activeInAll: { activeUsers: 120 } })).toEqual(
      { errorsPerUserDay: [90, 120, false] },
    );
    expect(
      told({ parts: [web, app], active: { activeUsers: 120 } }, today),
    ).toEqual({ errorsPerUserDay: [90, 120, false] });
  });

  it('has nobody to divide by where no users are identified', () => {
    const server = part('3', { events: 500 });
    expect(told({ parts: [server, part('4', {})] })).toEqual({
      errorsPerUserDay: [500, 0, true],
    });
    // Their errors are in no rate while others have users.
    expect(
      told({ parts: [web, server], active: { activeUsers: 100 } }),
    ).toEqual({ errorsPerUserDay: [60, 100, true] });
  });

  it('divides by affected users where release health is missing', () => {
    const parts = [
      web,
      part('5', { events: 20, affectedUsers: 8 }, false),
      part('6', { events: 10, affectedUsers: 4 }, false),
    ];
    expect(
      told({ parts, active: { activeUsers: 100 }, affectedUsers: 9 }),
    ).toEqual({
      errorsPerUserDay: [60, 100, true],
      errorsPerAffectedUser: [30, 9, true],
    });
  });

  it('divides by affected users where sessions name no user and errors do', () => {
    const server = part('5', { events: 20, affectedUsers: 8 });
    expect(
      told({
        parts: [web, server],
        active: { activeUsers: 100 },
        affectedUsers: 8,
      }),
    ).toEqual({
      errorsPerUserDay: [60, 100, true],
      errorsPerAffectedUser: [20, 8, true],
    });
  });

  it('has no fact of a day without traffic', () => {
    expect(told({ parts: [part('1', {}), part('2', {})] })).toEqual({});
  });
});
