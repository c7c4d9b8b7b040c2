import { render } from '@testing-library/react';
import type { SeriesPoint } from '@keyresults/backstage-plugin-okr-common';
import { pointRuns } from './geometry';
import { PlotPoints } from './PlotPoints';

const week = (first: string, last: string): SeriesPoint => ({
  from: `${first}T00:00:00.000Z`,
  to: `${last}T00:00:00.000Z`,
  value: { kind: 'value', value: 36 * 3600 },
  answered: 5,
  waiting: 0,
});

it('draws two weeks that were looked at in one instant', () => {
  const errors = jest.spyOn(console, 'error').mockImplementation(() => {});
  const [points] = pointRuns(
    [week('2026-11-02', '2026-11-09'), week('2026-11-09', '2026-11-16')],
    '2026-11-08T00:00:00.000Z',
  );
  const { container } = render(
    <svg>
      <PlotPoints
        points={points}
        top={3600}
        unit="duration"
        width={600}
        x={({ source }) => (source === points[0].source ? 100 : 500)}
        y={() => 0}
      />
    </svg>,
  );
  expect(container.querySelectorAll('g')).toHaveLength(2);
  // Both lie over the edge, and say what they are.
  expect(container.querySelectorAll('text')).toHaveLength(2);
  expect(errors).not.toHaveBeenCalled();
  errors.mockRestore();
});
