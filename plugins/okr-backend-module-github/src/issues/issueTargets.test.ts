import { issueRulesSchema } from './IssueRules';
import { issueTargetsOf } from './issueTargets';

const hosts = ['github.test'];

function ids(
  annotations: Record<string, string>,
  rules: object = {},
  kind = 'Component',
) {
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'Cart', annotations },
  };
  return issueTargetsOf(entity, hosts, issueRulesSchema.parse(rules)).map(
    ({ id }) => id,
  );
}

const own = { 'github.com/project-slug': 'Acme/cart' };
const named = { 'keyresults.dev/incident-issues': 'acme/Incidents' };

describe('issueTargetsOf', () => {
  it("takes a Component's own repository", () => {
    expect(ids(own)).toEqual(['github.test/acme/cart']);
    expect(ids({})).toEqual([]);
    expect(ids(own, {}, 'System')).toEqual([]);
  });

  it('takes the repository that the annotation names, of any kind', () => {
    expect(ids({ ...own, ...named })).toEqual(['github.test/acme/incidents']);
    expect(ids(named, {}, 'System')).toEqual(['github.test/acme/incidents']);
  });

  it('finds none in an annotation that names no repository', () => {
    const wrong = { 'keyresults.dev/incident-issues': 'incidents' };
    expect(ids({ ...own, ...wrong })).toEqual([]);
  });

  it('takes what names the entity in the central repository', () => {
    const rules = { repository: 'acme/incidents' };
    expect(ids(own, rules)).toEqual([
      'github.test/acme/incidents#component:default/cart',
    ]);
    expect(ids(named, rules)).toEqual(['github.test/acme/incidents']);
  });

  it('leads to the issues', () => {
    const [target] = issueTargetsOf(
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'cart', annotations: own },
      },
      hosts,
      issueRulesSchema.parse({}),
    );
    expect(target.url).toBe('https://github.test/Acme/cart/issues');
  });
});
