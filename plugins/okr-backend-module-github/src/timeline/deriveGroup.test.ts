import fc from 'fast-check';
import { deriveGroup } from './deriveGroup';
import { PullRequest, TimelineEvent } from './PullRequest';
import {
  at,
  became,
  person,
  pull,
  reviewer,
  rules,
} from './__testUtils__/pullRequests';

const who = ['ada', 'grace', 'author', 'golangcibot', 'acme/payments'];
const people = ['ada', 'grace', 'author', 'golangcibot'];

const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('requested' as const),
      name: fc.constantFrom(...who),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('removed' as const),
      name: fc.constantFrom(...who),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('reviewed' as const),
      name: fc.constantFrom(...people),
      team: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('flip' as const, 'close' as const),
    }),
  },
);

/** A life with every event at an hour of its own, or several in one hour where `crowded`. */
function life(
  happenings: Array<{ kind: string; name?: string; team?: boolean }>,
  bornDraft: boolean,
  merged: boolean,
  crowded: boolean,
): PullRequest {
  let draft = bornDraft;
  let open = true;
  const timeline = happenings.map((given, index): TimelineEvent => {
    const hour = crowded ? Math.floor(index / 3) : index + 1;
    const stamp = { id: `E${index}`, at: at(hour) };
    switch (given.kind) {
      case 'requested':
      case 'removed':
        return {
          ...stamp,
          kind: given.kind,
          reviewer: reviewer(given.name ?? ''),
        };
      case 'reviewed':
        return {
          ...stamp,
          kind: 'reviewed',
          author: person(given.name ?? ''),
          teams: given.team ? ['acme/payments'] : [],
        };
      case 'flip':
        draft = !draft;
        return { ...stamp, kind: draft ? 'draft' : 'ready' };
      default:
        open = !open;
        return { ...stamp, kind: open ? 'reopened' : 'closed' };
    }
  });
  if (merged && open && !draft) timeline.push(became(50, 'merged'));
  return pull(timeline, { isDraft: draft });
}

const lives = (crowded: boolean) =>
  fc
    .tuple(fc.array(happening, { maxLength: 18 }), fc.boolean(), fc.boolean())
    .map(([happenings, bornDraft, merged]) =>
      life(happenings, bornDraft, merged, crowded),
    );

/**
 * The same rule told the other way round: not as a walk, but by asking, hour by hour, what is true of one reviewer.
 */
function bruteForce(record: PullRequest, name: string): string[] {
  const events = new Map(
    record.timeline.map(event => [
      (Date.parse(event.at) - Date.parse(at(0))) / 3_600_000,
      event,
    ]),
  );
  const hours = Array.from({ length: 52 }, (_, hour) => hour);
  const lastBefore = (hour: number, kinds: string[]) =>
    hours
      .filter(other => other <= hour)
      .map(other => events.get(other)?.kind ?? '')
      .filter(kind => kinds.includes(kind))
      .at(-1);
  const firstFlip = record.timeline.find(({ kind }) =>
    ['ready', 'draft'].includes(kind),
  );
  const bornDraft = firstFlip ? firstFlip.kind === 'ready' : record.isDraft;
  const readyAfter = (hour: number) =>
    hour >= 0 &&
    ['', 'reopened'].includes(
      lastBefore(hour, ['closed', 'reopened', 'merged']) ?? '',
    ) &&
    (lastBefore(hour, ['ready', 'draft']) ??
      (bornDraft ? 'draft' : 'ready')) === 'ready';
  const concerns = (hour: number) => {
    const event = events.get(hour);
    if (!event) return undefined;
    if (event.kind === 'reviewed') {
      const login = event.author?.login ?? '';
      if (['author', 'golangcibot'].includes(login)) return undefined;
      const matches = name.includes('/')
        ? event.teams.includes(name)
        : login === name;
      return matches ? 'review' : undefined;
    }
    if (event.kind !== 'requested' && event.kind !== 'removed')
      return undefined;
    const asked =
      event.reviewer?.kind === 'team'
        ? event.reviewer.slug
        : event.reviewer?.account.login;
    return asked === name ? event.kind : undefined;
  };
  const outstandingAfter = (hour: number) => {
    const last = hours
      .filter(other => other <= hour)
      .map(concerns)
      .filter(Boolean)
      .at(-1);
    return last === 'requested';
  };
  const waitingAfter = (hour: number) =>
    readyAfter(hour) && outstandingAfter(hour);
  const found: string[] = [];
  for (const start of hours) {
    if (!waitingAfter(start) || waitingAfter(start - 1)) continue;
    const end = hours.find(hour => hour > start && !waitingAfter(hour));
    if (end === undefined) found.push(`${start}-`);
    else {
      const outcome = concerns(end) === 'review' ? 'answered' : 'withdrawn';
      found.push(`${start}-${end} ${outcome}`);
    }
  }
  return found;
}

describe('deriveGroup', () => {
  it('finds the waits that a search hour by hour finds', () => {
    fc.assert(
      fc.property(lives(false), record => {
        const hour = (instant: string) =>
          (Date.parse(instant) - Date.parse(at(0))) / 3_600_000;
        const found = deriveGroup(record, rules)
          .facts.filter(fact => fact.metric === 'github.reviewWait')
          .map(fact =>
            fact.end
              ? `${hour(fact.start)}-${hour(fact.end)} ${fact.outcome}`
              : `${hour(fact.start)}-`,
          );
        const expected = ['ada', 'grace', 'acme/payments'].flatMap(name =>
          bruteForce(record, name),
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same facts whatever the order and repetition of the events', () => {
    const shuffled = lives(true).chain(record =>
      fc.tuple(
        fc.constant(record),
        fc.shuffledSubarray([...record.timeline, ...record.timeline], {
          minLength: record.timeline.length * 2,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([record, timeline]) => {
        const sorted = (given: PullRequest) =>
          deriveGroup(given, rules).facts.sort((a, b) =>
            a.key < b.key ? -1 : 1,
          );
        expect(sorted({ ...record, timeline })).toEqual(sorted(record));
      }),
      { numRuns: 1000 },
    );
  });

  it('never ends a wait before it starts, and never uses a key twice', () => {
    fc.assert(
      fc.property(lives(true), record => {
        const { facts } = deriveGroup(record, rules);
        expect(new Set(facts.map(fact => fact.key)).size).toBe(facts.length);
        for (const fact of facts) {
          expect(fact.outcome === undefined).toBe(fact.end === undefined);
          expect(fact.end === undefined || fact.end >= fact.start).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is open exactly while the pull request is', () => {
    expect(deriveGroup(pull([]), rules)).toMatchObject({
      key: 'pull/7',
      open: true,
    });
    expect(deriveGroup(pull([became(1, 'closed')]), rules).open).toBe(false);
  });
});
