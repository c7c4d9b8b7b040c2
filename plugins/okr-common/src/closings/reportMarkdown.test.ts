import fc from 'fast-check';
import { CycleReport } from '../api';
import { aReport, reviewWait } from './__testUtils__/aReport';
import { reportMarkdown } from './reportMarkdown';

describe('a report', () => {
  it('tells everything of a closed cycle', () => {
    expect(reportMarkdown(aReport(), 'UTC')).toBe(
      `# Payments: objectives and key results, Q3 2026

group:default/payments · 1 July 2026 to 30 September 2026 · closed by user:default/ada on 2 October 2026

The review was last edited by user:default/bea on 5 October 2026.

## Summary

> We **waited** less.

## Nobody waits for a review

Score **0.5** (2 of 3 known) · Verdict **change** · Supports group:default/engineering#&#8203;marketplace

> Count the weekend out.

| Key result | Baseline | Target value | At the end | n | State | Progress | Score |
| --- | --- | --- | --- | --- | --- | --- | --- |
| Review wait p75 | 52 h | 24 h | 35 h | 41, and 3 waiting | at risk | 60% | 0.6 |
| Developer NPS | 20 points | 35 points | 36 points | – | achieved | 100% | 1.0 |
| Template adopted | – | done | – | – | no data | – | – |

Changes of what was promised:

- 10 August 2026, Review wait p75: target value 20 h → 24 h, eased, by user:default/ada: Two people left

## Check-ins

### Developer NPS

- 28 September 2026, user:default/bea, confidence 8 of 10, 36 points

  > The **rota** helps.
  >
  > More of it.

### Review rota kept, taken out of the cycle

- 6 July 2026, user:default/bea, 2 times

### New customers, taken out of the cycle

- 7 July 2026, user:default/bea, 1,204.25 customers
`,
    );
  });

  it('tells a value in the unit that it was said in, else in that of the key result', () => {
    const [said] = aReport().checkIns;
    const withSaid = (checkIn: Partial<typeof said>) =>
      reportMarkdown(
        aReport({ checkIns: [{ ...said, ...checkIn, words: undefined }] }),
        'UTC',
      );
    expect(withSaid({})).toContain(', 36 points\n');
    expect(withSaid({ unitLabel: 'marks' })).toContain(', 36 marks\n');
    // Of what is gone, and was said before units were kept, none is known.
    expect(withSaid({ keyResultId: 'gone' })).toContain(', 36\n');
    // As it was said: 99.95 is not 100.
    expect(withSaid({ value: 99.95, unitLabel: 'percent' })).toContain(
      ', 99.95 percent\n',
    );
  });

  it('says what it is not: closed, as of the end, or real', () => {
    const text = reportMarkdown(
      aReport({
        closing: undefined,
        demo: true,
        asOf: '2026-08-20T10:00:00.000Z',
        checkIns: [],
      }),
      'UTC',
    );
    expect(text).toContain('· not closed\n');
    expect(text).toContain('The numbers are those of a demo.');
    expect(text).toContain(
      'The numbers are as of 20 August 2026, before the cycle ended.',
    );
    expect(text).not.toContain('## Check-ins');
    expect(text).not.toContain('## Summary');
  });

  it('tells days in the zone of the cycles', () => {
    const text = reportMarkdown(
      aReport({
        cycle: {
          id: '2026-Q3',
          label: 'Q3 2026',
          from: '2026-06-30T22:00:00.000Z',
          to: '2026-09-30T22:00:00.000Z',
        },
      }),
      'Europe/Berlin',
    );
    expect(text).toContain('1 July 2026 to 30 September 2026');
  });

  it('says why a value is not known, and how long the longest wait was at least', () => {
    const [objective] = aReport().objectives;
    const withValue = (
      value: NonNullable<typeof reviewWait.current>['value'],
    ) =>
      reportMarkdown(
        aReport({
          objectives: [
            {
              ...objective,
              keyResults: [
                { ...reviewWait, current: { ...reviewWait.current!, value } },
              ],
            },
          ],
        }),
        'UTC',
      );
    expect(withValue({ kind: 'none', reason: 'noItems' })).toContain(
      '| nothing happened in this time |',
    );
    expect(withValue({ kind: 'moreThan', value: 864_000 })).toContain(
      '| more than 10 d |',
    );
  });

  it('counts the weeks in which a habit was kept, and those of which nobody knows', () => {
    const week = (ticks: number, unknown = false) => ({
      from: '2026-07-01T00:00:00.000Z',
      to: '2026-07-08T00:00:00.000Z',
      ticks,
      kept: ticks > 0,
      ...(unknown && { unknown }),
    });
    const [objective] = aReport().objectives;
    const withWeeks = (periods: ReturnType<typeof week>[]) =>
      reportMarkdown(
        aReport({
          objectives: [
            {
              ...objective,
              keyResults: [
                {
                  ...objective.keyResults[2],
                  kind: 'habit',
                  promise: '1 per week',
                  habit: {
                    ...{ times: 1, per: 'week', of: 13, streak: 1 },
                    periods,
                  },
                },
              ],
            },
          ],
        }),
        'UTC',
      );
    expect(withWeeks([week(1), week(0), week(1)])).toContain(
      '| 1 per week | – | 2 of 13 weeks kept |',
    );
    expect(withWeeks([week(1), week(0, true), week(0, true)])).toContain(
      '| 1 per week | – | 1 of 13 weeks kept, 2 not known |',
    );
  });
});

/** What people can type anywhere: signs of Markdown and HTML, line breaks, links, mentions. */
const typed = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...['|', '\n', '\r\n', '`', '```\n', '<!--', '<script>', '](x)', '\\'],
        ...['# ', '\n\n---\n', '\n> ', '\n| a |', '![a](b)', '@all', '&lt;'],
        ...['- ', '+ ', '* ', '1. ', '1) ', '---', '===', '~~~', '    ', ':--'],
      ),
    ),
    { minLength: 1 },
  )
  .map(parts => parts.join(''));

function withTyped(text: string): CycleReport {
  const report = aReport();
  const [objective] = report.objectives;
  return {
    ...report,
    title: text,
    objectives: [
      {
        ...objective,
        objective: text,
        why: text,
        supports: text,
        keyResults: objective.keyResults.map(keyResult => ({
          ...keyResult,
          title: text,
          unitLabel: keyResult.kind === 'manual' ? text : undefined,
          promise: text,
          changes: reviewWait.changes?.map(change => ({
            ...change,
            reason: text,
            by: text,
          })),
        })),
      },
    ],
    checkIns: report.checkIns.map(checkIn => ({
      ...checkIn,
      title: text,
      unitLabel: text,
    })),
    closing: report.closing && {
      ...report.closing,
      closedBy: text,
      review: {
        ...report.closing.review,
        savedBy: text,
        verdicts: [
          { objectiveId: 'no-waiting', verdict: 'drop', sentence: text },
        ],
      },
    },
  };
}

/**
 * What makes a line more than words, by the specifications of CommonMark and GitHub: lists, headings, quotations, fences,
 * rules and underlines, tables, indented code.
 */
const begins =
  /^(?:[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|#{1,6}(?:\s|$)|>|`{3}|~{3}|=+\s*$|(?:[-*_]\s*){2,}$|\||:?-+:?\s*$|\s)/;

/** Bars of a line of a table that part cells. */
const barsOf = (line: string) => line.replace(/\\./g, '').split('|').length - 1;

describe('what people typed', () => {
  it('changes no line, no table and no mark of a report', () => {
    const plain = reportMarkdown(withTyped('a'), 'UTC').split('\n');
    fc.assert(
      fc.property(typed, text => {
        const lines = reportMarkdown(withTyped(text), 'UTC').split('\n');
        expect(lines.length).toBe(plain.length);
        lines.forEach((line, index) => {
          expect(barsOf(line)).toBe(barsOf(plain[index]));
          const markOf = (one: string) =>
            /^(?:#+ |> |- |\| |)/.exec(one.trimStart())?.[0];
          expect(markOf(line)).toBe(markOf(plain[index]));
          // A heading stays one, whatever it begins with.
          const own = /^(?:#|- |\|)/.test(line)
            ? ''
            : line.replace(/^ *> ?/, '');
          expect(own).not.toMatch(begins);
          const outside = line.replace(/\\./g, '').replaceAll('<br>', '');
          expect(outside).not.toMatch(/[<`[\]!]/);
        });
      }),
    );
  });

  it('begins as it was typed', () => {
    const said = (sentence: string) =>
      reportMarkdown(withTyped(sentence), 'UTC')
        .split('\n')
        .findLast(line => line.startsWith('> '));
    expect(said('- 5 points below plan')).toBe('> \\- 5 points below plan');
    expect(said('+ 3 points')).toBe('> \\+ 3 points');
    expect(said('1. Ask, 2. build')).toBe('> 1\\. Ask, 2. build');
    expect(said('---')).toBe('> \\---');
    expect(said('1.5 days less - at last')).toBe('> 1.5 days less - at last');
  });

  it('ends with its quotation where it is Markdown of its own', () => {
    fc.assert(
      fc.property(typed, text => {
        const report = aReport();
        const lines = reportMarkdown(
          {
            ...report,
            checkIns: [{ ...report.checkIns[0], words: text }],
            closing: report.closing && {
              ...report.closing,
              review: { ...report.closing.review, summary: text },
            },
          },
          'UTC',
        ).split('\n');
        const own = text.split(/\r\n|\r|\n/).map(line => line.trimEnd());
        const quotedLines = lines
          .filter(line => line.startsWith('  >'))
          .map(line => line.slice(4));
        expect(quotedLines).toEqual(own);
        const unquoted = lines.filter(line => !/^ *>/.test(line));
        expect(unquoted).toEqual(
          reportMarkdown({ ...report, checkIns: [report.checkIns[0]] }, 'UTC')
            .split('\n')
            .filter(line => !/^ *>/.test(line)),
        );
      }),
    );
  });
});
