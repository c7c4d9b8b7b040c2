import { Window } from '@keyresults/backstage-plugin-okr-common';
import fc from 'fast-check';
import { Scope, scopeAt } from '../facts';
import { narrowScope, timeOfTask } from './scopeTimes';

const instant = fc.integer({ min: 0, max: 40 });
const validity = fc.record({
  validFrom: instant,
  validTo: fc.option(instant, { nil: undefined }),
});
const leafRef = fc.constantFrom('component:default/a', 'component:default/b');
const targetId = fc.integer({ min: 1, max: 5 });

const scopes: fc.Arbitrary<Scope> = fc.record({
  scopeRef: fc.constant('group:default/team'),
  members: fc.array(
    fc.tuple(validity, leafRef).map(([valid, ref]) => ({
      ...valid,
      leafRef: ref,
    })),
  ),
  links: fc.array(
    fc.tuple(validity, leafRef, targetId).map(([valid, ref, id]) => ({
      ...valid,
      leafRef: ref,
      targetId: id,
    })),
  ),
  joints: fc.array(
    fc.tuple(validity, targetId).map(([valid, id]) => ({
      ...valid,
      targetId: id,
    })),
  ),
});

const times: fc.Arbitrary<Window[]> = fc.array(
  fc
    .tuple(instant, fc.integer({ min: 0, max: 10 }))
    .map(([from, length]) => ({ from, to: from + length })),
  { minLength: 1, maxLength: 3 },
);

describe('a scope with only what is asked of it', () => {
  it('is at every instant that is asked about what the whole one is', () => {
    fc.assert(
      fc.property(scopes, times, (scope, asked) => {
        const narrow = narrowScope(scope, asked);
        for (const { from, to } of asked) {
          for (let at = from; at <= to; at++) {
            expect(scopeAt(narrow, at)).toEqual(scopeAt(scope, at));
          }
        }
      }),
    );
  });

  it('has no joint target of the years between', () => {
    const joint = (id: number, validFrom: number, validTo?: number) => ({
      targetId: id,
      validFrom,
      validTo,
    });
    const { joints } = narrowScope(
      {
        scopeRef: 'group:default/team',
        members: [],
        links: [],
        joints: [joint(1, 0, 10), joint(2, 10, 20), joint(3, 20)],
      },
      [
        { from: 5, to: 9 },
        { from: 25, to: 30 },
      ],
    );
    expect(joints.map(it => it.targetId)).toEqual([1, 3]);
  });
});

describe('the time in which a document looks at its scope', () => {
  const at = (text: string) => Date.parse(`${text}T00:00:00Z`);
  const cycle = {
    id: '2026-07-01..2026-08-01',
    label: 'July 2026',
    kind: 'dates' as const,
    from: at('2026-07-01'),
    to: at('2026-08-01'),
  };
  const need = { facts: 'github.reviewWait', withDimensions: false };

  it('goes from the first of its facts to the instant that it is as of', () => {
    expect(
      timeOfTask(
        { asOf: at('2026-07-20'), cycle, isClosed: false },
        [
          { ...need, from: at('2026-06-22') },
          { ...need, from: at('2026-06-01') },
        ],
        'UTC',
      ),
    ).toEqual({ from: at('2026-06-01'), to: at('2026-07-20') });
  });

  it('goes as far back as any chart or baseline of a cycle that is over', () => {
    // Thirteen weeks of a chart, the last of which begins on Monday 27 July.
    expect(
      timeOfTask({ asOf: cycle.to, cycle, isClosed: true }, [], 'UTC'),
    ).toEqual({ from: at('2026-05-04'), to: cycle.to });
    const quarter = { ...cycle, to: at('2026-10-01') };
    // Four weeks before that of Wednesday 1 July, which begins on 29 June.
    expect(
      timeOfTask(
        { asOf: quarter.to, cycle: quarter, isClosed: true },
        [],
        'UTC',
      ),
    ).toEqual({ from: at('2026-06-01'), to: quarter.to });
  });
});
