import { parseAllDocuments } from 'yaml';
import { filesOf, outsideEntities } from './catalogFiles';
import { createCompany } from './createCompany';

interface Written {
  kind: string;
  metadata: { name: string; annotations?: Record<string, string> };
  spec: Record<string, unknown>;
}

const now = new Date('2026-11-22T12:00:00Z');
const origin = 'http://localhost:7107';
const company = createCompany({ seed: 1, now });

function read(text: string): Written[] {
  return parseAllDocuments(text).map(it => it.toJS());
}

const entities = company.repositories.flatMap(repository =>
  [...filesOf(company, repository, origin)]
    .filter(([path]) => path.endsWith('.yaml'))
    .flatMap(([, text]) => read(text)),
);

function named(kind: string): string[] {
  return entities.filter(it => it.kind === kind).map(it => it.metadata.name);
}

function annotationsOf(name: string): Record<string, string> {
  const found = entities.find(
    it => it.kind === 'Component' && it.metadata.name === name,
  );
  return found?.metadata.annotations ?? {};
}

describe('filesOf', () => {
  it('describes every service exactly once', () => {
    expect(named('Component').sort()).toEqual(
      company.services.map(it => it.name).sort(),
    );
  });

  it('leads to files that are there', () => {
    const [location] = entities.filter(it => it.kind === 'Location');
    const targets = location.spec.targets as string[];
    for (const target of targets.filter(it => it.startsWith('http'))) {
      const [, slug] =
        /^http:\/\/localhost:7107\/([^/]+\/[^/]+)\//.exec(target) ?? [];
      const files = filesOf(company, company.repository(slug), origin);
      expect(files.has('catalog-info.yaml')).toBe(true);
    }
  });

  it('names only groups, systems and domains that exist', () => {
    const groups = named('Group');
    for (const { spec } of entities) {
      expect([undefined, ...groups]).toContain(spec.owner);
      expect([undefined, ...groups]).toContain(spec.parent);
      expect([undefined, ...named('System')]).toContain(spec.system);
      expect([undefined, ...named('Domain')]).toContain(spec.domain);
    }
  });

  it('has ada lead checkout', () => {
    const ada = entities.find(it => it.metadata.name === 'ada');
    expect(ada?.spec.memberOf).toEqual(['checkout']);
    expect(company.teams[0].members[0]).toBe('ada');
  });

  it('gives two thirds of the teams and a third of the services objectives of this quarter', () => {
    const promising = (kind: string) =>
      entities
        .filter(
          it =>
            it.kind === kind &&
            it.metadata.annotations?.['keyresults.dev/okrs']?.includes(
              '2026-Q4',
            ),
        )
        .map(it => it.metadata.name);
    const teams = company.teams.map(it => it.name);
    expect(promising('Group').filter(it => teams.includes(it))).toHaveLength(8);
    expect(promising('Component').length / company.services.length).toBeCloseTo(
      1 / 3,
      1,
    );
  });

  it('has one team promise something for the half alone', () => {
    const texts = entities
      .filter(it => it.kind === 'Group')
      .map(it => [
        it.metadata.name,
        it.metadata.annotations?.['keyresults.dev/okrs'] ?? '',
      ]);
    expect(
      texts
        .filter(([, text]) => text.includes('cycle: 2026-H2'))
        .map(([name, text]) => [name, text.includes('2026-Q')]),
    ).toEqual([['risk', false]]);
  });

  it('says where the errors of a service go', () => {
    const annotated = (name: string) =>
      annotationsOf(name)['sentry.io/project-slug'];
    expect(annotated('checkout')).toBe('acme/checkout');
    expect(annotated('stock-levels')).toBe('acme-eu/stock-levels');
    expect(annotated('fraud-scoring')).toBe('fraud-scoring');
    expect(annotated('account-profile')).toBe(
      'acme/account-profile-web, acme/account-profile-mobile',
    );
    expect(annotated('coupon-engine')).toBeUndefined();
    expect(annotated('design-system')).toBeUndefined();
  });

  it('names each service at PagerDuty once, by its id or its integration key', () => {
    const values = named('Component').flatMap(name => [
      annotationsOf(name)['pagerduty.com/service-id'] ?? [],
      annotationsOf(name)['pagerduty.com/integration-key'] ?? [],
    ]);
    const used = values.flat();
    expect(new Set(used).size).toBe(used.length);
    expect(used.filter(it => /^P[A-Z0-9]{6}$/.test(it))).not.toEqual([]);
    expect(used.filter(it => /^[0-9a-f]{32}$/.test(it))).toHaveLength(5);
    expect(
      annotationsOf('shop-frontend')['pagerduty.com/service-id'],
    ).toBeUndefined();
  });

  it('says whom a service belongs to after it moved', () => {
    const changed = createCompany({ seed: 1, now });
    changed.moveService('checkout', 'payments');
    const files = filesOf(changed, changed.repository('acme/checkout'), origin);
    const [component] = read(files.get('catalog-info.yaml') ?? '');
    expect(component.spec.owner).toBe('payments');
  });

  it('leaves out what is described outside, and tells it apart', () => {
    const changed = createCompany({
      seed: 1,
      now,
      describedOutside: { groups: ['identity'], services: ['pricing'] },
    });
    const files = (slug: string) =>
      filesOf(changed, changed.repository(slug), origin);
    expect([...files('acme/pricing').keys()]).toEqual(['README.md']);
    const written = (path: string) =>
      read(files('acme/org').get(path) ?? '').map(it => it.metadata.name);
    expect(written('org.yaml')).not.toContain('identity');
    expect(written('org.yaml')).toContain('insights');
    expect(files('acme/org').get('catalog-info.yaml')).not.toContain('pricing');
    const { groups, services } = outsideEntities(changed, origin);
    expect(groups).toEqual([
      expect.objectContaining({
        kind: 'Group',
        metadata: { name: 'identity', title: 'Identity' },
        spec: expect.objectContaining({ parent: 'platform', type: 'team' }),
      }),
    ]);
    const home = filesOf(company, company.repository('acme/pricing'), origin);
    const slug = '    github.com/project-slug: acme/pricing\n';
    const code =
      '    backstage.io/source-location: url:http://localhost:7107/acme/pricing/\n';
    expect(services).toEqual(
      new Map([
        [
          'pricing',
          home.get('catalog-info.yaml')?.replace(slug, `${slug}${code}`),
        ],
      ]),
    );
  });
});
