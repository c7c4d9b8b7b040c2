import { parse } from 'yaml';
import Ajv from 'ajv/dist/2020';
import { githubMetrics } from '../metrics';
import { editAnnotation } from '../editing';
import { annotationJsonSchema, parseAnnotation } from '.';

const objective = (hints: string, keyResult = 'from: 52h, to: 24h') =>
  `quick:
  objective: Nobody waits
  cycle: 2026-Q4
  keyResults:
    wait:
      { metric: github.reviewWait, ${keyResult}, hints: ${hints} }`;

const read = (text: string) => {
  const { objectives, problems } = parseAnnotation(text, {
    metrics: githubMetrics,
  });
  const [keyResult] = objectives[0].keyResults;
  return { objective: objectives[0], keyResult, problems };
};

const validate = new Ajv({ allErrors: true }).compile(
  annotationJsonSchema(githubMetrics),
);

describe('hints that are switched off', () => {
  it('are read with their reasons', () => {
    const text = objective('{ off: { too-little-data: A new service } }');
    const { keyResult, problems } = read(text);
    expect(problems).toEqual([]);
    expect(keyResult).toMatchObject({
      kind: 'metric',
      hintsOff: { 'too-little-data': 'A new service' },
    });
    expect(validate(parse(text))).toBe(true);
  });

  it('may stand on the objective', () => {
    const text = `${objective('{ off: {} }')}
  hints:
    off:
      too-many-key-results: One for each of our seven regions`;
    expect(read(text).objective.hintsOff).toEqual({
      'too-many-key-results': 'One for each of our seven regions',
    });
    expect(read(text).problems).toEqual([]);
  });

  it('have names, and of others the nearest is told', () => {
    const text = objective('{ off: { too-litle-data: A new service } }');
    const { keyResult, problems } = read(text);
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        path: ['quick', 'keyResults', 'wait', 'hints', 'off', 'too-litle-data'],
        message:
          'Unknown hint `too-litle-data`, did you mean `too-little-data`?',
        suggestion: 'too-little-data',
      },
    ]);
    expect(keyResult).toMatchObject({ kind: 'metric' });
    expect(keyResult).not.toHaveProperty('hintsOff');
    expect(validate(parse(text))).toBe(false);
  });

  it.each(['{ off: { already-met: } }', '{ off: { already-met: "" } }', 'off'])(
    'need a reason: %s',
    hints => {
      const { keyResult, problems } = read(objective(hints));
      expect(problems.map(({ severity }) => severity)).toEqual(['warning']);
      expect(keyResult).toMatchObject({ kind: 'metric' });
      expect(keyResult).not.toHaveProperty('hintsOff');
    },
  );

  it('take the warning of the wrong side with them', () => {
    const off = '{ off: { wrong-side: More of us review now } }';
    for (const goal of ['from: 24h, to: 52h', 'keep: above 24h']) {
      expect(read(objective('{ off: {} }', goal)).problems).toHaveLength(1);
      expect(read(objective(off, goal)).problems).toEqual([]);
    }
  });

  it('stay as they are written when something else is edited', () => {
    const text = `quick:
  objective: Nobody waits
  cycle: 2026-Q4
  keyResults:
    wait:
      metric: github.reviewWait
      from: 52h
      to: 24h
      hints:
        off:   # as agreed on Monday
          too-little-data:   'A new service'
`;
    const edit = editAnnotation(text, {
      kind: 'set',
      path: ['quick', 'keyResults', 'wait', 'to'],
      value: '26h',
    });
    expect(edit).toEqual({
      kind: 'edited',
      text: text.replace('24h', '26h'),
    });
  });
});
