import fc from 'fast-check';
import { stringify } from 'yaml';
import { githubMetrics } from '../metrics';
import {
  objectiveArbitrary,
  writeObjective,
} from './__testUtils__/arbitraries';
import { exampleAnnotation } from './__testUtils__/exampleAnnotation';
import { annotationLimits, parseAnnotation, Problem } from '.';

const parse = (text: string) =>
  parseAnnotation(text, { metrics: githubMetrics });

const lineOf = (text: string, { position }: Problem) =>
  text.split('\n')[position.line - 1];

/** Every position lies in the text, and the problems stand in its order. */
const expectInOrder = (text: string, problems: Problem[]) => {
  let last = { line: 1, column: 1 };
  for (const problem of problems) {
    const { line, column } = problem.position;
    expect(lineOf(text, problem).length + 1).toBeGreaterThanOrEqual(column);
    expect(
      line > last.line || (line === last.line && column >= last.column),
    ).toBe(true);
    last = problem.position;
  }
};

const yamlPiece = fc.constantFrom(
  ...['a', 'b:', ' ', '  ', '\n', '- ', '? ', ': ', '[', ']', '{', '}', ','],
  ...['"', "'", '|', '>', '&a', '*a', '!t', '#', '%', '---', '...', '\t', '<<'],
  ...['keyResults:', 'metric:', 'from:', 'to:', 'github.reviewWait', '24h'],
  ...['\n  ', '\n    ', '\n      ', 'objective: x', 'cycle: 2026-Q4', '\0'],
);

describe('any text', () => {
  it.each([
    ['characters', fc.string({ unit: 'binary', maxLength: 300 })],
    [
      'pieces of YAML',
      fc.array(yamlPiece, { maxLength: 60 }).map(all => all.join('')),
    ],
    [
      'an annotation with a part cut out or put in',
      fc
        .tuple(
          fc.nat(exampleAnnotation.length),
          fc.nat(80),
          fc.array(yamlPiece, { maxLength: 3 }),
        )
        .map(
          ([from, length, put]) =>
            exampleAnnotation.slice(0, from) +
            put.join('') +
            exampleAnnotation.slice(from + length),
        ),
    ],
    ['other YAML', fc.jsonValue().map(value => stringify(value))],
  ])('made of %s gets an answer', (_, texts) => {
    fc.assert(
      fc.property(texts, text => {
        const { objectives, problems } = parse(text);
        expectInOrder(text, problems);
        expect(problems.length).toBeLessThanOrEqual(
          annotationLimits.problems + 1,
        );
        expect(JSON.parse(JSON.stringify(objectives))).toEqual(objectives);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a right annotation', () => {
  it('is read without problems and means what was meant', () => {
    fc.assert(
      fc.property(objectiveArbitrary, objective => {
        const { text, starts } = writeObjective(objective);
        const { objectives, problems } = parse(text);
        expect(problems).toEqual([]);
        expect(objectives).toEqual([
          {
            id: objective.id,
            objective: objective.objective,
            cycle: objective.cycle,
            weight: 1,
            links: [],
            position: { line: 1, column: 1 },
            keyResults: objective.keyResults.map(({ meaning }, index) => ({
              ...meaning,
              position: { line: starts[index], column: 5 },
            })),
          },
        ]);
      }),
    );
  });
});

describe('breaking one key result', () => {
  const breakages = [
    'colour: red',
    'weight: heavy',
    'weight: 1',
    'guardrail: 12',
    'metric: github.reviewWiat',
    'habit: often',
    'title: { a: [1, 2] }\n      title: again',
    'links: *nothing',
    'why: "unknown \\q escape"',
    '<<: { done: true }',
  ];

  it('leaves all others as they were, and names the broken line', () => {
    fc.assert(
      fc.property(
        objectiveArbitrary,
        fc.nat(5),
        fc.constantFrom(...breakages),
        (objective, index, breakage) => {
          const which = index % objective.keyResults.length;
          const keyResults = objective.keyResults.map((keyResult, n) =>
            n === which
              ? { lines: [...keyResult.lines, `      ${breakage}`] }
              : keyResult,
          );
          const whole = parse(writeObjective(objective).text).objectives[0];
          const { text, starts } = writeObjective({ ...objective, keyResults });
          const { objectives, problems } = parse(text);
          const broken = objectives[0].keyResults[which];
          expect(broken.kind).toBe('invalid');
          expect(broken.id).toBe(whole.keyResults[which].id);
          const withoutPositions = (all: typeof whole.keyResults) =>
            all
              .filter((_, n) => n !== which)
              .map(({ position, ...rest }) => rest);
          expect(withoutPositions(objectives[0].keyResults)).toEqual(
            withoutPositions(whole.keyResults),
          );
          const end = starts[which] + keyResults[which].lines.length;
          expect(problems.length).toBeGreaterThan(0);
          for (const { path, position } of problems) {
            expect(path.slice(0, 3)).toEqual([
              objective.id,
              'keyResults',
              broken.id,
            ]);
            expect(position.line).toBeGreaterThanOrEqual(starts[which]);
            expect(position.line).toBeLessThanOrEqual(end);
          }
        },
      ),
    );
  });

  it('points at the very text that is wrong', () => {
    const wrong = fc.constantFrom(
      ['weight', 'heavy'],
      ['kind', 'sometimes'],
      ['done', 'later'],
    );
    fc.assert(
      fc.property(wrong, fc.nat(20), ([key, value], spaces) => {
        const done = key === 'done' ? '' : '      done: true\n';
        const text = `a:\n  objective: x\n  cycle: 2026\n  keyResults:\n    b:\n${done}      ${key}: ${' '.repeat(
          spaces,
        )}${value}`;
        const [problem] = parse(text).problems;
        expect(lineOf(text, problem).slice(problem.position.column - 1)).toBe(
          value,
        );
      }),
    );
  });
});
