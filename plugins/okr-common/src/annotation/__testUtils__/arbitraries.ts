import fc from 'fast-check';
import { githubMetrics, Stat } from '../../metrics';
import {
  betterOfStat,
  formatStat,
  unitOfStat,
  writeAmount,
} from '../../quantities';
import { Keep, Link } from '../model';

/**
 * Annotations with what they mean, made in two ways at once: the text by joining lines, the meaning as plain data. The
 * text is written in JSON's flow style here and there, which YAML understands.
 */

const quoted = (text: string) => JSON.stringify(text);

export const idArbitrary = fc
  .stringMatching(/^[a-z][a-z0-9_-]{0,20}$/)
  .filter(id => !['null', 'true', 'false'].includes(id));

const textArbitrary = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map(text => text.trim())
  .filter(text => text !== '' && !/\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u.test(text));

const statArbitrary = (stats: readonly Stat[]) => fc.constantFrom(...stats);

interface Meant {
  lines: string[];
  meaning: Record<string, unknown>;
}

const amountArbitrary = (unit: string) => {
  switch (unit) {
    case 'duration':
      return fc.integer({ min: 1, max: 60 * 86_400 });
    case 'share':
      return fc.integer({ min: 0, max: 1_000 }).map(parts => parts / 1_000);
    default:
      return fc.integer({ min: 0, max: 100_000 });
  }
};

const measuredArbitrary = fc.constantFrom(...githubMetrics).chain(metric => {
  const named = metric.stats.map((name): Stat => ({ kind: 'named', name }));
  const within: Stat = { kind: 'within', seconds: 36 * 3_600 };
  const stats = metric.estimator === 'waiting' ? [...named, within] : named;
  return statArbitrary(stats).chain(stat => {
    const unit = unitOfStat(stat, metric);
    return fc.record({
      metric: fc.constant(metric),
      stat: fc.constant(stat),
      unit: fc.constant(unit),
      amounts: fc.uniqueArray(amountArbitrary(unit), {
        minLength: 2,
        maxLength: 2,
      }),
      where: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), textArbitrary, {
        maxKeys: 2,
        noNullPrototype: true,
      }),
    });
  });
});

const measuredLines = ({
  metric,
  stat,
  where,
}: {
  metric: { id: string };
  stat: Stat;
  where: Record<string, string>;
}) => [
  `metric: ${metric.id}`,
  `stat: ${formatStat(stat)}`,
  `where: ${JSON.stringify(where)}`,
];

const metricArbitrary = fc
  .tuple(measuredArbitrary, fc.constantFrom('move', 'measured', 'hold'))
  .map(([measured, goal]): Meant => {
    const { metric, stat, unit, where, amounts } = measured;
    const higher = betterOfStat(stat, metric) === 'higher';
    const [worse, better] = [...amounts].sort((a, b) =>
      higher ? a - b : b - a,
    );
    const keep: Keep = { op: higher ? 'above' : 'below', value: better };
    const from = goal === 'measured' ? goal : worse;
    const writtenFrom = goal === 'measured' ? goal : writeAmount(worse, unit);
    const written = writeAmount(better, unit);
    return {
      lines: [
        ...measuredLines(measured),
        ...(goal === 'hold'
          ? [`keep: ${keep.op} ${written}`]
          : [`from: ${writtenFrom}`, `to: ${written}`]),
      ],
      meaning: {
        kind: 'metric',
        metric: metric.id,
        stat,
        where,
        goal:
          goal === 'hold'
            ? { kind: 'hold', keep }
            : { kind: 'move', from, to: better },
      },
    };
  });

const manualArbitrary = fc
  .uniqueArray(fc.integer({ min: -1_000, max: 1_000 }), {
    minLength: 2,
    maxLength: 2,
  })
  .map(
    ([from, to]): Meant => ({
      lines: [`from: ${from}`, `to: ${to}`, 'unit: points'],
      meaning: { kind: 'manual', from, to, unit: 'points' },
    }),
  );

const habitArbitrary = fc
  .tuple(
    fc.integer({ min: 1, max: 99 }),
    fc.constantFrom('week', 'month'),
    fc.option(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), textArbitrary, {
        maxKeys: 2,
        noNullPrototype: true,
      }),
      { nil: undefined },
    ),
  )
  .map(
    ([times, per, where]): Meant => ({
      lines: [
        `habit: ${times} per ${per}`,
        ...(where
          ? [
              `count: { metric: github.reviewWait, where: ${JSON.stringify(
                where,
              )} }`,
            ]
          : []),
      ],
      meaning: {
        kind: 'habit',
        times,
        per,
        ...(where && { count: { metric: 'github.reviewWait', where } }),
      },
    }),
  );

const milestoneArbitrary = fc.boolean().map(
  (done): Meant => ({
    lines: [`done: ${done}`],
    meaning: { kind: 'milestone', done },
  }),
);

const links: Link[] = [{ title: 'Notes', url: 'https://example.org/notes' }];

const commonArbitrary = fc
  .record({
    title: textArbitrary,
    why: fc.option(textArbitrary, { nil: undefined }),
    weight: fc.integer({ min: 1, max: 10 }),
    commitment: fc.constantFrom('committed', 'aspirational'),
    links: fc.constantFrom<Link[]>([], links),
  })
  .map(
    ({ why, ...common }): Meant => ({
      lines: [
        `title: ${quoted(common.title)}`,
        ...(why === undefined ? [] : [`why: ${quoted(why)}`]),
        `weight: ${common.weight}`,
        `kind: ${common.commitment}`,
        `links: ${JSON.stringify(common.links)}`,
      ],
      meaning: why === undefined ? common : { ...common, why },
    }),
  );

/** A key result's lines, without its id, and what they mean. */
export const keyResultArbitrary = fc
  .tuple(
    fc.oneof(
      metricArbitrary,
      manualArbitrary,
      habitArbitrary,
      milestoneArbitrary,
    ),
    commonArbitrary,
  )
  .map(
    ([kind, common]): Meant => ({
      lines: [...common.lines, ...kind.lines],
      meaning: { ...common.meaning, ...kind.meaning },
    }),
  );

/** One objective with up to six key results. */
export const objectiveArbitrary = fc
  .tuple(
    idArbitrary,
    textArbitrary,
    fc.constantFrom('2026-Q4', '2027-H1', '2027', '2026-11-02/2026-12-24'),
    fc.uniqueArray(fc.tuple(idArbitrary, keyResultArbitrary), {
      minLength: 1,
      maxLength: 6,
      selector: ([id]) => id,
    }),
  )
  .map(([id, objective, cycle, keyResults]) => ({
    id,
    objective,
    cycle,
    keyResults: keyResults.map(([keyResultId, { lines, meaning }]) => ({
      lines: [`    ${keyResultId}:`, ...lines.map(line => `      ${line}`)],
      meaning: { id: keyResultId, ...meaning },
    })),
  }));

/** The text of an objective, with the line on which each key result begins. */
export function writeObjective({
  id,
  objective,
  cycle,
  keyResults,
}: {
  id: string;
  objective: string;
  cycle: string;
  keyResults: { lines: string[] }[];
}) {
  const lines = [
    `${id}:`,
    `  objective: ${quoted(objective)}`,
    `  cycle: ${cycle}`,
    `  keyResults:`,
  ];
  const starts: number[] = [];
  for (const keyResult of keyResults) {
    starts.push(lines.length + 1);
    lines.push(...keyResult.lines);
  }
  return { text: lines.join('\n'), starts };
}
