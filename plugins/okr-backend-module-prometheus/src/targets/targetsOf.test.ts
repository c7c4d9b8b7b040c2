import { ConfigReader } from '@backstage/config';
import { readPrometheusSettings } from '../config';
import { placeOf } from './Place';
import { targetsOf } from './targetsOf';

function settingsWith(more: object = {}) {
  return readPrometheusSettings(
    new ConfigReader({
      okr: {
        prometheus: {
          servers: [
            { name: 'main', url: 'http://main.test' },
            { name: 'eu', url: 'http://eu.test' },
          ],
          metrics: [
            {
              id: 'prometheus.availability',
              title: 'Availability',
              unit: 'share',
              better: 'higher',
              shape: 'dailyRatio',
              numerator: 'good{job="{{ entity.metadata.name }}"}',
              denominator: 'all{job="{{ entity.metadata.name }}"}',
            },
            {
              id: 'prometheus.latency',
              title: 'Latency',
              unit: 'duration',
              better: 'lower',
              shape: 'reading',
              query: `p95{job="{{ entity.metadata.annotations['acme.test/job'] }}"}`,
              entities: { annotations: { 'acme.test/job': '*' } },
            },
          ],
          ...more,
        },
      },
    }),
  );
}

const entity = (annotations: Record<string, string>, kind = 'Component') => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'checkout', annotations },
});

const idsOf = (annotations: Record<string, string>, more?: object) =>
  targetsOf(entity(annotations), settingsWith(more)).map(({ id }) => id);

describe('targetsOf', () => {
  it('measures the metrics that the annotation names', () => {
    const [target] = targetsOf(
      entity({ 'keyresults.dev/prometheus': 'prometheus.availability' }),
      settingsWith(),
    );
    expect(target.id).toBe('main/prometheus.availability?name=checkout');
    expect(target.title).toBe('Availability: checkout');
    const address = new URL(target.url ?? '');
    expect(address.origin + address.pathname).toBe('http://main.test/graph');
    expect(address.searchParams.get('g1.expr')).toBe('all{job="checkout"}');
  });

  it('measures a metric whose filter the entity meets', () => {
    expect(idsOf({ 'acme.test/job': 'shop & co' })).toEqual([
      'main/prometheus.latency?annotations%2Facme.test%2Fjob=shop+%26+co',
    ]);
    expect(
      targetsOf(entity({ 'acme.test/job': 'shop' }, 'API'), settingsWith()),
    ).toEqual([]);
  });

  it('measures each metric once, in any writing of the list', () => {
    const annotations = {
      'keyresults.dev/prometheus':
        'prometheus.latency, prometheus.availability\nprometheus.latency',
      'acme.test/job': 'shop',
    };
    expect(idsOf(annotations)).toHaveLength(2);
  });

  it('asks the server that the entity names', () => {
    const named = { 'keyresults.dev/prometheus': 'prometheus.availability' };
    const at = (name: string) => ({
      ...named,
      'keyresults.dev/prometheus-server': name,
    });
    expect(idsOf(at('eu'))).toEqual([
      'eu/prometheus.availability?name=checkout',
    ]);
    expect(idsOf(at(' '))).toEqual([
      'main/prometheus.availability?name=checkout',
    ]);
  });

  it('gives a target that says what is wrong for a server that is not configured', () => {
    const annotations = {
      'keyresults.dev/prometheus': 'prometheus.availability',
      'keyresults.dev/prometheus-server': 'us/east',
      'acme.test/job': 'shop',
    };
    expect(targetsOf(entity(annotations), settingsWith())).toEqual([
      { id: 'us%2Feast/prometheus.availability', title: 'Availability' },
      { id: 'us%2Feast/prometheus.latency', title: 'Latency' },
    ]);
  });

  it.each([
    ['a field that the entity lacks', 'prometheus.latency'],
    ['no YAML', '{a: b: c}'],
    ['no names', '42'],
  ])('gives no target for %s', (_, annotation) => {
    expect(idsOf({ 'keyresults.dev/prometheus': annotation })).toEqual([]);
  });

  it('gives a target that says what is wrong for a metric that is not configured', () => {
    const annotation = 'prometheus.nothing, prometheus.availability';
    const targets = targetsOf(
      entity({ 'keyresults.dev/prometheus': annotation }),
      settingsWith(),
    );
    expect(targets.map(({ id }) => id)).toEqual([
      'main/prometheus.availability?name=checkout',
      'main/prometheus.nothing',
    ]);
    expect(targets[1].title).toBe('prometheus.nothing');
  });

  it('takes no name for the place of another metric', () => {
    const annotation = '["prometheus.availability?name=cart"]';
    expect(idsOf({ 'keyresults.dev/prometheus': annotation })).toEqual([
      'main/prometheus.availability%3Fname%3Dcart',
    ]);
  });

  describe('with a query of its own', () => {
    const annotation = `
prometheus.latency: max(p95{job="shop"})
prometheus.availability:
  numerator: good
  denominator: all
`;
    const annotations = { 'keyresults.dev/prometheus': annotation };

    it('asks it only where that is allowed', () => {
      expect(idsOf(annotations)).toEqual([]);
      expect(idsOf(annotations, { allowAnnotationQueries: true })).toHaveLength(
        2,
      );
    });

    it('finds it again behind the reference', () => {
      const settings = settingsWith({ allowAnnotationQueries: true });
      const [availability, latency] = targetsOf(entity(annotations), settings);
      expect(placeOf(latency).own).toEqual({
        query: 'max(p95{job="shop"})',
      });
      expect(placeOf(availability).own).toEqual({
        numerator: 'good',
        denominator: 'all',
      });
    });

    it('gives no target where it does not fit the shape', () => {
      const wrong = {
        'keyresults.dev/prometheus': 'prometheus.availability: good',
      };
      expect(idsOf(wrong, { allowAnnotationQueries: true })).toEqual([]);
    });
  });

  it('reads values back from an id, whatever they are', () => {
    const [{ id }] = targetsOf(
      entity({ 'acme.test/job': 'a/b?c=d&e#f' }),
      settingsWith(),
    );
    expect(placeOf({ id, title: '' })).toEqual({
      server: 'main',
      metric: 'prometheus.latency',
      values: { 'annotations/acme.test/job': 'a/b?c=d&e#f' },
    });
  });
});
