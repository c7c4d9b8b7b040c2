import { Entity } from '@backstage/catalog-model';
import { nudgesFor } from './nudges';
import { targetsOf } from './targetsOf';

const hosts = ['github.com', 'ghe.test'];
const nudges = nudgesFor(hosts);

/** As GitHub sends it, cut down to what stands around the repository. */
function webhook(repository: unknown): unknown {
  return {
    action: 'review_requested',
    number: 2,
    pull_request: {
      url: 'https://api.github.com/repos/Acme/Checkout/pulls/2',
      number: 2,
      state: 'open',
      user: { login: 'ada', type: 'User' },
    },
    requested_reviewer: { login: 'grace', type: 'User' },
    repository,
    organization: { login: 'Acme' },
    sender: { login: 'ada', type: 'User' },
  };
}

const repository = (html_url: unknown) => ({
  id: 186853002,
  name: 'Checkout',
  full_name: 'Acme/Checkout',
  private: true,
  owner: { login: 'Acme', type: 'Organization' },
  html_url,
  url: 'https://api.github.com/repos/Acme/Checkout',
});

describe('webhooks of GitHub', () => {
  const targetsIn = (payload: unknown) => [
    ...new Set(nudges.flatMap(nudge => nudge.targetsOf(payload))),
  ];

  it('are followed where they tell of pull requests and reviews', () => {
    expect(nudges.map(({ topic }) => topic)).toEqual([
      'github.pull_request',
      'github.pull_request_review',
    ]);
  });

  it.each([
    ['https://github.com/Acme/Checkout', 'github.com/acme/checkout'],
    ['https://ghe.test/Acme/Checkout', 'ghe.test/acme/checkout'],
  ])('say to look again at %s', (address, id) => {
    expect(targetsIn(webhook(repository(address)))).toEqual([id]);
  });

  it('name the target of the entities that point there', () => {
    const entity: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'checkout',
        annotations: { 'github.com/project-slug': 'acme/checkout' },
      },
    };
    const [{ id }] = targetsOf(entity, hosts);
    const payload = webhook(repository('https://github.com/Acme/Checkout'));
    expect(targetsIn(payload)).toEqual([id]);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'github.com/acme/checkout'],
    ['a list', [webhook(repository('https://github.com/acme/checkout'))]],
    ['no repository', webhook(undefined)],
    ['a repository without an address', webhook({ name: 'checkout' })],
    ['an address that is none', webhook(repository('checkout'))],
    ['an address that is a number', webhook(repository(7))],
    [
      'a host that is not configured',
      webhook(repository('https://x.test/a/b')),
    ],
    ['an owner only', webhook(repository('https://github.com/acme'))],
    ['dots', webhook(repository('https://github.com/acme/..'))],
  ])('that carry %s are passed over', (_, payload) => {
    expect(targetsIn(payload)).toEqual([]);
  });
});
