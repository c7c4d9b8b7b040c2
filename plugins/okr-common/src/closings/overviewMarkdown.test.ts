import fc from 'fast-check';
import { OverviewPromiseChange, OverviewResponse } from '../api';
import { overviewMarkdown } from './overviewMarkdown';

const cycle = {
  id: '2026-Q3',
  label: 'Q3 2026',
  from: '2026-07-01T00:00:00.000Z',
  to: '2026-10-01T00:00:00.000Z',
};

function removal(
  title: string,
  values: Partial<OverviewPromiseChange>,
): OverviewPromiseChange {
  return {
    entityRef: 'group:default/ads',
    title,
    objective: { id: 'seen', objective: 'Seen' },
    keyResult: { id: 'views', title: 'Views' },
    kind: 'removed',
    parts: [],
    eased: true,
    at: '2026-09-29T12:00:00.000Z',
    ...values,
  };
}

/** @param typed - what people wrote, in place of every title and sentence */
function overviewOf(
  typed?: string,
  summary = '',
): Pick<OverviewResponse, 'demo' | 'cycle' | 'items' | 'promiseChanges'> {
  const words = (own: string) => typed ?? own;
  return {
    demo: false,
    cycle,
    items: [
      {
        entityRef: 'group:default/payments',
        title: words('Payments'),
        asOf: cycle.to,
        closed: {
          at: '2026-10-01T22:30:00.000Z',
          by: 'user:default/ada',
          summary: `We **waited** less.\n\n# Next${summary}`,
          verdicts: [
            {
              objectiveId: 'quick',
              verdict: 'change',
              sentence: words('Count the weekend out'),
            },
            { objectiveId: 'calm', verdict: 'keep' },
          ],
        },
        objectives: [
          {
            id: 'quick',
            objective: words('Quick'),
            score: 0.59,
            keyResults: [
              {
                id: 'wait',
                title: words('Wait'),
                kind: 'metric',
                commitment: 'committed',
                state: 'at risk',
                stateReason: '',
                metric: 'github.reviewWait',
                stat: 'p75',
                unit: 'duration',
                value: { kind: 'moreThan', value: 864_000 },
                progress: 0.25,
                score: 0.25,
              },
            ],
          },
          { id: 'calm', objective: 'Calm', score: 0.9, keyResults: [] },
        ],
        takenOut: [
          {
            objectiveId: 'calm',
            objective: words('Calm'),
            keyResultId: 'nights',
            title: words('Quiet nights'),
            state: 'off track',
            eased: true,
            at: '2026-09-10T22:30:00.000Z',
            by: 'user:default/ada',
            reason: words('Nobody is on call'),
          },
        ],
      },
      {
        entityRef: 'group:default/search',
        title: 'Search',
        asOf: cycle.to,
        objectives: [],
      },
    ],
    promiseChanges: [
      removal(words('Ads'), {}),
      removal('Ads', { kind: 'changed' }),
      removal('Payments', { entityRef: 'group:default/payments' }),
      removal('Ads of the half', {
        cycle: { ...cycle, id: '2026-H2', label: 'H2 2026' },
      }),
    ],
  };
}

it('tells who closed the cycle, what became of each objective, and what was taken out', () => {
  expect(overviewMarkdown(overviewOf(), 'Europe/Berlin')).toBe(
    `# Objectives and key results, Q3 2026

1 of 2 have closed the cycle.

| Who | Objectives | Score | Lowest score | Keep | Change | Drop | Closed |
| --- | --- | --- | --- | --- | --- | --- | --- |
| Payments | 2 | 0.7 | 0.5 | 1 | 1 | 0 | 2 October 2026, user:default/ada |
| Search | 0 | – | – | – | – | – | not closed |

## Payments

> We **waited** less.
>
> # Next

### Quick

Score **0.5** · Verdict **change**

> Count the weekend out

| Key result | At the end | State | Progress | Score |
| --- | --- | --- | --- | --- |
| Wait | more than 10 d | at risk | 25% | 0.2 |

### Calm

Score **0.9** · Verdict **keep**

Taken out of the cycle:

- 11 September 2026, Calm › Quiet nights: was off track, eased, by user:default/ada: Nobody is on call

## Search

## Ads, nothing left

Taken out of the cycle:

- 29 September 2026, Seen › Views: state not known, eased
`,
  );
});

it('lets nobody break a table or a line', () => {
  const typed = fc.oneof(
    fc.string(),
    fc.constantFrom('|', '\n\n# x', '```\n', '<!--', '](x)', '\r\n| a |'),
    fc.constantFrom('- a', '+', '1. a', '---', '===', '* * *', ':--', '    a'),
  );
  const plain = overviewMarkdown(overviewOf(), 'UTC').split('\n');
  const barsOf = (line: string) => line.replace(/\\./g, '').split('|').length;
  fc.assert(
    fc.property(typed, text => {
      const lines = overviewMarkdown(overviewOf(text), 'UTC').split('\n');
      expect(lines.map(barsOf)).toEqual(plain.map(barsOf));
      // Neither a list, nor a rule, nor the line under a heading.
      expect(
        lines.filter(line => /^> (?:[-+*:=]|\d+[.)](?:\s|$)|\s)/.test(line)),
      ).toEqual([]);
      expect(lines.join('').replaceAll('<br>', '')).not.toMatch(/[<]/);
    }),
  );
});

it('ends a summary with its quotation, whatever is open in it', () => {
  const unquoted = (summary: string) =>
    overviewMarkdown(overviewOf(undefined, summary), 'UTC')
      .split('\n')
      .filter(line => !line.startsWith('>'));
  const plain = unquoted('');
  const typed = fc.oneof(
    fc.string(),
    fc.constantFrom('\n```\n', '\r\n\r\n<!--', '\n\n| a |', '\r# x'),
  );
  fc.assert(
    fc.property(typed, summary => {
      expect(unquoted(summary)).toEqual(plain);
    }),
  );
});
