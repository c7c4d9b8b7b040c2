import { placeOf, targetsOf } from './targetsOf';

const account = (name: string, webBaseUrl?: string) => ({
  name,
  apiBaseUrl: 'https://api.pagerduty.com',
  token: 't',
  webBaseUrl,
});
const accounts = [account('acme', 'https://acme.pagerduty.com'), account('EU')];

function targets(annotations: Record<string, string>, given = accounts) {
  return targetsOf(
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'checkout', annotations },
    },
    given,
  );
}

describe('targetsOf', () => {
  it('takes the service of the first account', () => {
    expect(targets({ 'pagerduty.com/service-id': ' PCHECK1 ' })).toEqual([
      {
        id: 'acme/PCHECK1',
        title: 'PCHECK1 (acme)',
        url: 'https://acme.pagerduty.com/service-directory/PCHECK1',
      },
    ]);
  });

  it('takes the account that is named, in any case', () => {
    const annotations = {
      'pagerduty.com/service-id': 'PCHECK1',
      'pagerduty.com/account': 'eu',
    };
    expect(targets(annotations)[0]).toEqual({
      id: 'EU/PCHECK1',
      title: 'PCHECK1 (EU)',
    });
  });

  it('shows nothing of an integration key, and tells keys apart', () => {
    const [one] = targets({ 'pagerduty.com/integration-key': 'a1b2c3d4e5f6' });
    const [other] = targets({
      'pagerduty.com/integration-key': 'a1b2c3d4e5f7',
    });
    expect(JSON.stringify(one)).not.toContain('a1b2');
    expect(one.id).not.toBe(other.id);
    expect(placeOf(one.id)).toEqual({
      account: 'acme',
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('prefers the id of the service', () => {
    const annotations = {
      'pagerduty.com/service-id': 'PCHECK1',
      'pagerduty.com/integration-key': 'a1b2c3d4e5f6',
    };
    expect(targets(annotations).map(({ id }) => id)).toEqual(['acme/PCHECK1']);
  });

  it.each([
    ['no annotation', {}, accounts],
    ['an empty one', { 'pagerduty.com/service-id': '' }, accounts],
    ['a path', { 'pagerduty.com/service-id': '../users' }, accounts],
    [
      'an unknown account',
      {
        'pagerduty.com/service-id': 'PCHECK1',
        'pagerduty.com/account': 'none',
      },
      accounts,
    ],
    ['no account at all', { 'pagerduty.com/service-id': 'PCHECK1' }, []],
  ])('finds nothing with %s', (_, annotations, given) => {
    expect(targets({ ...annotations }, given)).toEqual([]);
  });
});
