import { AlphaEntity } from '@backstage/catalog-model/alpha';
import { metricDefinitions } from '@keyresults/backstage-plugin-okr-common';
import { findErrors } from './findErrors';
import { showErrors } from './showErrors';

const knowledge = { metrics: metricDefinitions, cycles: {} };
const withMetric = (metric: string) =>
  [
    'a:',
    '  objective: x',
    '  cycle: 2026-Q4',
    '  keyResults:',
    `    b: { metric: ${metric}, from: 2h, to: 1h }`,
  ].join('\n');
const messages = (text: string) =>
  findErrors(text, knowledge).map(({ message }) => message);
const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'one' },
};

describe('errors of an annotation', () => {
  it('are those that the catalog can tell', () => {
    expect(messages(withMetric('github.reviewWait'))).toEqual([]);
    expect(messages(withMetric('github.reviewWiat'))).toEqual([
      'Unknown metric `github.reviewWiat`, did you mean `github.reviewWait`?',
    ]);
    expect(messages(withMetric('github.stars'))).toHaveLength(1);
    expect(messages('a: [')).not.toHaveLength(0);
  });

  it('are not metrics of a module that only the backend knows', () => {
    expect(messages(withMetric('nobl9.burnRate'))).toEqual([]);
  });

  it('are a metric of such a module that is near to one that is known', () => {
    expect(messages(withMetric('gitub.reviewWait'))).toEqual([
      expect.stringMatching(/did you mean/),
    ]);
  });

  it('are not warnings', () => {
    expect(messages('')).toEqual([]);
  });
});

describe('the status of an entity', () => {
  it('says what is wrong and where', () => {
    const text = withMetric('github.reviewWiat');
    expect(showErrors(entity, findErrors(text, knowledge))).toMatchObject({
      metadata: { name: 'one' },
      status: {
        items: [
          {
            type: 'backstage.io/catalog-processing',
            level: 'error',
            error: {
              name: 'InputError',
              message: expect.stringMatching(
                /^keyresults\.dev\/okrs, line 5, column 18: Unknown metric .*reviewWait`\? Expected one of /,
              ),
            },
          },
        ],
      },
    });
  });

  it('keeps what stands there already', () => {
    const item = { type: 'other', level: 'info', message: 'x' };
    const before = { ...entity, status: { items: [item] } };
    const after = showErrors(before, findErrors('a: 1', knowledge));
    expect(after).toMatchObject({ status: { items: [item, {}] } });
    expect(showErrors(before, [])).toBe(before);
  });

  it('counts what would be too much to list', () => {
    const objectives = Array.from({ length: 13 }, (_, index) => `o${index}: 1`);
    const errors = findErrors(objectives.join('\n'), knowledge);
    expect(errors).toHaveLength(13);
    const { status }: AlphaEntity = showErrors(entity, errors);
    expect(status?.items).toHaveLength(11);
    expect(status?.items?.[10].message).toBe(
      'InputError: keyresults.dev/okrs: 3 more errors',
    );
  });
});
