import fc from 'fast-check';
import { exampleAnnotation } from '../annotation/__testUtils__/exampleAnnotation';
import { parseAnnotation } from '../annotation/parse';
import { metricDefinitions } from '../metrics';
import { AnnotationVersion } from './AnnotationVersion';
import { promiseChanges } from './promiseChanges';

const metrics = metricDefinitions;
const cycle = {
  from: Date.parse('2026-10-01T00:00:00Z'),
  to: Date.parse('2027-01-01T00:00:00Z'),
};

const day = (date: string) => Date.parse(`${date}T09:00:00Z`);

/** A version with `review-wait` in it, by the lines of the key result. */
const wait = (to: string, more: string[] = []) =>
  `no-waiting:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  keyResults:
    review-wait:
      metric: github.reviewWait
      from: 52h
      to: ${to}
${more.map(line => `      ${line}\n`).join('')}`;

const keep = (line: string) =>
  wait('24h').replace('      from: 52h\n      to: 24h', `      keep: ${line}`);

const without = `no-waiting:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  keyResults:
    rota:
      title: Review rota kept
      habit: 1 per week
`;

type Given = [
  at: number,
  text: string | undefined,
  who?: Partial<AnnotationVersion>,
];

function changesOf(
  given: Given[],
  [objectiveId, keyResultId] = ['no-waiting', 'review-wait'],
) {
  const versions = given.map(([recordedAt, text, who]) => ({
    recordedAt,
    parsed: text === undefined ? undefined : parseAnnotation(text, { metrics }),
    ...who,
  }));
  return promiseChanges(versions, {
    objectiveId,
    keyResultId,
    cycle,
    cycles: {},
    metrics,
  });
}

const before = day('2026-09-20');
const november = day('2026-11-12');
const december = day('2026-12-01');

describe('promiseChanges', () => {
  it('tells of an eased target value with who, why and where', () => {
    const who = {
      changedBy: 'user:default/ada',
      reason: 'Two of us left',
      url: 'https://github.com/acme/checkout/pull/12',
    };
    expect(
      changesOf([
        [before, wait('24h')],
        [november, wait('30h'), who],
      ]),
    ).toEqual([
      {
        at: '2026-11-12T09:00:00.000Z',
        kind: 'changed',
        parts: [
          { part: 'targetValue', before: '24 h', after: '30 h', eased: true },
        ],
        amounts: { before: 86_400, after: 108_000 },
        eased: true,
        by: 'user:default/ada',
        reason: 'Two of us left',
        url: 'https://github.com/acme/checkout/pull/12',
      },
    ]);
  });

  it('does not call it eased where more is promised', () => {
    expect(
      changesOf([
        [before, wait('24h')],
        [november, wait('20h')],
      ]),
    ).toMatchObject([{ eased: false, parts: [{ eased: false }] }]);
  });

  it('says when an easing was taken back', () => {
    const changes = changesOf([
      [before, wait('24h')],
      [day('2026-11-12'), wait('30h')],
      [day('2026-11-13'), wait('28h')],
      [day('2026-11-14'), wait('24h')],
    ]);
    expect(
      changes.map(({ eased, takenBackAt }) => [eased, takenBackAt]),
    ).toEqual([
      [true, '2026-11-14T09:00:00.000Z'],
      [false, undefined],
      [false, undefined],
    ]);
  });

  it('takes what is changed before the cycle for planning, and after it for none of its business', () => {
    expect(
      changesOf([
        [day('2026-09-01'), wait('20h')],
        [before, wait('24h')],
        [day('2027-01-02'), wait('30h')],
      ]),
    ).toEqual([]);
  });

  it('knows of no change where it knows of nothing before', () => {
    expect(changesOf([[november, wait('24h')]])).toEqual([]);
    expect(
      changesOf([
        [before, without],
        [november, wait('24h')],
      ]),
    ).toEqual([]);
  });

  it('tells of a key result that was removed and came back easier', () => {
    expect(
      changesOf([
        [before, wait('24h')],
        [november, without],
        [day('2026-11-13'), undefined],
        [december, wait('30h')],
      ]),
    ).toEqual([
      {
        at: '2026-11-12T09:00:00.000Z',
        kind: 'removed',
        parts: [],
        eased: false,
      },
      {
        at: '2026-12-01T09:00:00.000Z',
        kind: 'returned',
        parts: [
          { part: 'targetValue', before: '24 h', after: '30 h', eased: true },
        ],
        amounts: { before: 86_400, after: 108_000 },
        eased: true,
      },
    ]);
  });

  it('tells that one came back as it was', () => {
    expect(
      changesOf([
        [before, wait('24h')],
        [november, undefined],
        [december, wait('24h')],
      ]),
    ).toMatchObject([
      { kind: 'removed' },
      { kind: 'returned', parts: [], eased: false },
    ]);
  });

  it('takes one with another id, or of another cycle, for another key result', () => {
    const renamed = wait('30h').replace('review-wait', 'wait');
    const given: Given[] = [
      [before, wait('24h')],
      [november, renamed],
    ];
    expect(changesOf(given, ['no-waiting', 'wait'])).toEqual([]);
    expect(
      changesOf([
        [before, wait('24h').replace('2026-Q4', '2026-Q3')],
        [november, wait('30h')],
      ]),
    ).toEqual([]);
  });

  it('sees over versions in which it cannot be understood', () => {
    expect(
      changesOf([
        [before, wait('24h')],
        [day('2026-11-10'), wait('soon')],
        [day('2026-11-11'), '{ nothing: '],
        [november, wait('30h')],
      ]),
    ).toMatchObject([
      {
        at: '2026-11-12T09:00:00.000Z',
        kind: 'changed',
        parts: [{ before: '24 h', after: '30 h' }],
      },
    ]);
  });

  it.each<[string, string, string, unknown[]]>([
    [
      'a line to keep',
      keep('below 24h'),
      keep('below 30h'),
      [
        {
          part: 'targetValue',
          before: 'below 24 h',
          after: 'below 30 h',
          eased: true,
        },
      ],
    ],
    [
      'the stat',
      wait('24h', ['stat: p90']),
      wait('24h', ['stat: p50']),
      [
        {
          part: 'metric',
          before: 'Review wait, p90',
          after: 'Review wait, p50',
          eased: true,
        },
      ],
    ],
    [
      'where',
      wait('24h'),
      wait('24h', ['where: { repository: acme/cart }']),
      [{ part: 'where', after: 'repository: acme/cart', eased: true }],
    ],
    [
      'the baseline, which promises nothing',
      wait('24h'),
      wait('24h').replace('52h', 'measured'),
      [{ part: 'baseline', before: '52 h', after: 'measured', eased: false }],
    ],
    [
      'a baseline on the other side of the target value',
      wait('24h'),
      wait('24h').replace('52h', '20h'),
      [{ part: 'baseline', before: '52 h', after: '20 h', eased: true }],
    ],
    [
      'the guardrail',
      wait('24h', [
        'guardrail: { metric: github.mergeTime, stat: p75, keep: below 3d }',
      ]),
      wait('20h'),
      [
        { part: 'targetValue', before: '24 h', after: '20 h', eased: false },
        {
          part: 'guardrail',
          before: 'Time to merge, p75 below 3 d',
          eased: true,
        },
      ],
    ],
    [
      'committed or aspirational',
      wait('24h'),
      wait('24h', ['kind: aspirational']),
      [
        {
          part: 'commitment',
          before: 'committed',
          after: 'aspirational',
          eased: true,
        },
      ],
    ],
    [
      'a difference that people would not be told, as it is written',
      wait('24h'),
      wait('24h 5m'),
      [{ part: 'targetValue', before: '24h', after: '24h 5m', eased: true }],
    ],
  ])('tells of %s', (_, one, other, parts) => {
    const [change] = changesOf([
      [before, one],
      [november, other],
    ]);
    expect(change.parts).toEqual(parts);
  });

  it('tells of habits and numbers kept by hand', () => {
    const at = (from: string, to: string, id: string) =>
      changesOf(
        [
          [before, exampleAnnotation],
          [november, exampleAnnotation.replace(from, to)],
        ],
        id === 'rota' ? ['no-waiting', id] : ['fewer-surprises', id],
      ).map(({ parts, amounts }) => ({ parts, amounts }));
    expect(at('1 per week', '1 per month', 'rota')).toEqual([
      {
        parts: [
          {
            part: 'habit',
            before: '1 per week',
            after: '1 per month',
            eased: true,
          },
        ],
        amounts: undefined,
      },
    ]);
    const counted = '1 per week\n      count: { metric: github.reviewWait }';
    expect(at('1 per week', counted, 'rota')[0].parts).toEqual([
      { part: 'metric', after: 'Review wait', eased: false },
    ]);
    expect(at('to: 35', 'to: 30', 'dev-nps')).toEqual([
      {
        parts: [
          {
            part: 'targetValue',
            before: '35 points',
            after: '30 points',
            eased: true,
          },
        ],
        amounts: { before: 35, after: 30 },
      },
    ]);
    expect(at('done: false', 'done: true', 'template')).toEqual([]);
    expect(
      at('habit: 1 per week', 'from: 1\n      to: 2', 'rota')[0].parts,
    ).toEqual([
      { part: 'kind', before: '1 per week', after: '1 → 2', eased: true },
    ]);
  });

  it('has no number where what is measured is another thing', () => {
    const [change] = changesOf([
      [before, wait('24h')],
      [november, wait('30h').replace('reviewWait', 'mergeTime')],
    ]);
    expect(change.amounts).toBeUndefined();
    expect(change).toMatchObject({
      eased: true,
      parts: [
        { part: 'metric', before: 'Review wait, p75', eased: true },
        { part: 'targetValue', before: '24 h', after: '30 h' },
      ],
    });
  });
});

describe('promiseChanges of any history', () => {
  const hoursArbitrary = fc.array(fc.integer({ min: 1, max: 200 }), {
    minLength: 1,
    maxLength: 12,
  });
  const at = (index: number) => november + index * 3_600_000;
  const history = (targets: number[]): Given[] =>
    targets.map((hours, index) => [at(index), wait(`${hours}h`)]);

  it('begins and ends with what was promised, without a gap between', () => {
    fc.assert(
      fc.property(hoursArbitrary, targets => {
        const steps = changesOf(history(targets)).map(({ amounts }) => amounts);
        const walked = [
          targets[0],
          ...steps.map(amounts => (amounts?.after ?? NaN) / 3_600),
        ];
        const moves = targets.filter(
          (hours, index) => index === 0 || hours !== targets[index - 1],
        );
        expect(walked).toEqual(moves);
        expect(steps.map(amounts => (amounts?.before ?? NaN) / 3_600)).toEqual(
          moves.slice(0, -1),
        );
      }),
    );
  });

  it('calls eased what was eased, and taken back what came back', () => {
    fc.assert(
      fc.property(hoursArbitrary, targets => {
        const changes = changesOf(history(targets));
        for (const { at: when, eased, takenBackAt } of changes) {
          const index = Math.round((Date.parse(when) - november) / 3_600_000);
          const was = targets[index - 1];
          expect(eased).toBe(targets[index] > was);
          const back = targets.findIndex(
            (hours, later) => later > index && hours <= was,
          );
          expect(takenBackAt).toBe(
            eased && back >= 0 ? new Date(at(back)).toISOString() : undefined,
          );
        }
      }),
    );
  });

  it('is the same however often a version was seen, and whatever could not be read between', () => {
    fc.assert(
      fc.property(
        hoursArbitrary,
        fc.array(fc.constantFrom<'again' | 'broken'>('again', 'broken'), {
          maxLength: 12,
        }),
        (targets, noise) => {
          const given = history(targets);
          const noisy = given.flatMap((version, index): Given[] => {
            const later = version[0] + 1_000;
            switch (noise[index]) {
              case 'again':
                return [version, [later, version[1]]];
              case 'broken':
                return [version, [later, '{ nothing: ']];
              default:
                return [version];
            }
          });
          expect(changesOf(noisy)).toEqual(changesOf(given));
        },
      ),
    );
  });

  it('does not look at other key results', () => {
    fc.assert(
      fc.property(hoursArbitrary, targets => {
        const given = history(targets).map(
          ([when, text], index): Given => [
            when,
            `${text}    other:\n      habit: ${index + 1} per week\n`,
          ],
        );
        expect(changesOf(given)).toEqual(changesOf(history(targets)));
      }),
    );
  });
});
