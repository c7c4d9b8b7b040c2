import fc from 'fast-check';
import { cases, explain, keyed, wholeOf } from './__testUtils__/explainedCases';
import { ExplainedChange } from './explainChange';
import { HIDDEN_PART } from './types';

const sum = (values: readonly (number | undefined)[]) =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

describe.each(
  cases.map(one => {
    const { definition, stat } = one;
    const name = stat.kind === 'named' ? stat.name : 'within 24h';
    return [`${definition.id} ${name}`, one] as const;
  }),
)('a change of %s', (_, one) => {
  it('is what its parts changed, with what is left; and mix and within where it has them', () => {
    fc.assert(
      fc.property(one.facts, parts => {
        const { then, now } = wholeOf(one, parts);
        const { change, mix, within, ...told } = explain(one, keyed(parts));
        const isKnown = then.kind === 'value' && now.kind === 'value';
        expect(change).toBe(isKnown ? now.value - then.value : undefined);
        // Of what nobody knows nothing is told, which adds up to 0.
        const shares = [...told.parts, told.others, told.rest];
        expect(sum(shares.map(it => it?.change))).toBeCloseTo(change ?? 0, 6);
        const isMixed = mix !== undefined;
        expect(isMixed ? sum([mix, within]) : 0).toBeCloseTo(
          isMixed ? change ?? NaN : 0,
          6,
        );
        for (const part of told.parts.filter(it => it.mix !== undefined)) {
          expect(sum([part.mix, part.within])).toBeCloseTo(
            part.change ?? NaN,
            9,
          );
        }
        // Nothing is left of what adds up.
        expect([undefined, 'together']).toContain(told.rest?.reason);
      }),
    );
  });

  it('leaves to the others what they are called, what they were and how many items they have where a part is taken away', () => {
    fc.assert(
      fc.property(one.facts, parts => {
        const left = keyed(parts);
        left.delete('part 0');
        if (left.size === 0) {
          return;
        }
        // Time in which several were down is divided, so that of downtime only the number of items stays.
        const isDivided = one.definition.estimator === 'downtimeShare';
        const own = ({ parts: told }: ExplainedChange) =>
          told
            .filter(({ key }) => key !== 'part 0')
            .map(({ key, then, now }) => ({
              key,
              items: [then.items, now.items],
              values: isDivided ? [] : [then.value, now.value],
            }))
            .sort((a, b) => (a.key < b.key ? -1 : 1));
        expect(own(explain(one, left))).toEqual(
          own(explain(one, keyed(parts))),
        );
      }),
    );
  });

  it('says of a hidden part only that there is one', () => {
    fc.assert(
      fc.property(one.facts, parts => {
        const [seen, ...others] = parts;
        const told = explain(
          one,
          new Map([
            [HIDDEN_PART, seen],
            ...others.map((facts, index) => [`part ${index}`, facts] as const),
          ]),
        );
        expect(JSON.stringify(told)).not.toContain('hidden"');
        expect(told.hasHidden && told.rest).toBeFalsy();
        expect(told.parts.length).toBeLessThanOrEqual(others.length);
      }),
    );
  });
});
