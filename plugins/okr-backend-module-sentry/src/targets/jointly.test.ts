import { jointly } from './jointly';

const organizations = ['acme', 'acme-eu'].map(slug => ({
  slug,
  url: slug === 'acme' ? 'https://us.sentry.io' : 'https://de.sentry.io',
  token: 'secret',
  default: false,
}));
const of = (...ids: string[]) =>
  jointly(
    ids.map(id => ({ id, title: id })),
    organizations,
  );

const web = 'us.sentry.io/acme/web';
const app = 'us.sentry.io/acme/app';
const stock = 'de.sentry.io/acme-eu/stock';

describe('jointly', () => {
  it('joins the projects of an organization, and tells none of their names', () => {
    const [joint, ...others] = of(web, app, stock);
    expect(others).toEqual([]);
    expect(joint).toMatchObject({
      title: '2 projects of acme',
      url: 'https://sentry.io/organizations/acme/projects/',
      parts: [app, web],
    });
    expect(joint.id).toMatch(/^us\.sentry\.io\/acme\/\+[0-9a-f]{32}$/);
  });

  it('gives the same id for the same set, and another for another one', () => {
    const id = (...ids: string[]) => of(...ids)[0].id;
    const admin = 'us.sentry.io/acme/admin';
    expect(id(web, app)).toBe(id(app, web, app));
    expect(id(web, app)).not.toBe(id(web, admin));
    expect(id(web, app)).not.toBe(id(web, app, admin));
  });

  it('joins nothing of a single project, nor across organizations', () => {
    expect(of(web)).toEqual([]);
    expect(of(web, stock)).toEqual([]);
    expect(of(web, web)).toEqual([]);
  });

  it('joins the projects of an organization that is not configured any more', () => {
    expect(of('a.test/old/a', 'a.test/old/b')).toMatchObject([
      { title: '2 projects of old' },
    ]);
  });
});
