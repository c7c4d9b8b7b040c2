import { render, screen } from '@testing-library/react';
import type { SeriesPoint } from '@keyresults/backstage-plugin-okr-common';
import { Sparkline } from './Sparkline';

const week = (first: string, hours: number | undefined): SeriesPoint => {
  const from = Date.parse(`${first}T00:00:00Z`);
  return {
    from: new Date(from).toISOString(),
    to: new Date(from + 7 * 86_400_000).toISOString(),
    value:
      hours === undefined
        ? { kind: 'none', reason: 'noItems' }
        : { kind: 'value', value: hours * 3600 },
    answered: hours === undefined ? 0 : 5,
    waiting: 0,
  };
};

const series = [
  week('2026-10-05', 40),
  week('2026-10-12', 36),
  week('2026-10-19', undefined),
  week('2026-10-26', 30),
  week('2026-11-02', 28),
];

const drawn = (props: Partial<Parameters<typeof Sparkline>[0]> = {}) => {
  render(<Sparkline label="Wait by week" series={series} {...props} />);
  const picture = screen.getByRole('img', { name: 'Wait by week' });
  return {
    lines: [...picture.querySelectorAll('line')].map(line => ({
      x: [Number(line.getAttribute('x1')), Number(line.getAttribute('x2'))],
      y: Number(line.getAttribute('y1')),
    })),
    paths: picture.querySelectorAll('path').length,
  };
};

describe('Sparkline', () => {
  it('is broken where a week has no value', () => {
    expect(drawn()).toEqual({ lines: [], paths: 2 });
  });

  it('draws no week that has only just begun, unless people said its number', () => {
    const monday = '2026-11-09T09:00:00.000Z';
    const begun = { ...week('2026-11-09', 1), to: monday };
    const lineOf = (props: object) => {
      const { container, unmount } = render(
        <Sparkline label="Wait" series={series} asOf={monday} {...props} />,
      );
      const paths = [...container.querySelectorAll('path')];
      unmount();
      return paths.map(path => path.getAttribute('d'));
    };
    const whole = lineOf({});
    expect(lineOf({ series: [...series, begun] })).toEqual(whole);
    expect(lineOf({ series: [...series, begun], said: true })).not.toEqual(
      whole,
    );
    // Nothing else is known.
    expect(lineOf({ series: [begun] })).toHaveLength(1);
  });

  it('draws the target value across, and the pace to it', () => {
    const { lines, paths } = drawn({
      targetValue: 24 * 3600,
      pace: [
        { time: Date.parse('2026-10-01T00:00:00Z'), value: 52 * 3600 },
        { time: Date.parse('2026-12-31T00:00:00Z'), value: 24 * 3600 },
      ],
    });
    expect(lines).toHaveLength(1);
    expect(lines[0].x).toEqual([0, 120]);
    expect(paths).toBe(3);
  });

  it('steps where the target value changed: a lower one is further down', () => {
    const { lines } = drawn({
      targetValue: 24 * 3600,
      changes: [
        {
          at: '2026-10-20T00:00:00.000Z',
          kind: 'changed',
          parts: [],
          eased: false,
          amounts: { before: 30 * 3600, after: 24 * 3600 },
        },
      ],
    });
    expect(lines).toHaveLength(2);
    const [before, after] = lines;
    expect(before.x[0]).toBe(0);
    expect(before.x[1]).toBe(after.x[0]);
    expect(after.x[1]).toBe(120);
    expect(after.y).toBeGreaterThan(before.y);
  });
});
