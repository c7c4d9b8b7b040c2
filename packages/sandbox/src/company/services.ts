import { RepositoryCondition } from './types';

/** @public */
export interface Service {
  /** Name of the Component entity. */
  name: string;
  /** Name of the owning team. */
  team: string;
  system: string;
  type: 'service' | 'website' | 'library' | 'mobile-app' | 'data-pipeline';
  /** Repository name in the organization; several services may share one. */
  repository: string;
}

/** @internal */
export interface RepositoryTraits {
  condition?: RepositoryCondition;
  /** What the repository is called now, where the catalog still says the old name. */
  renamedTo?: string;
  /** Whether its entities stand in the organization's repository instead of its own. */
  describedElsewhere?: boolean;
}

/** @internal */
export const domains = [
  { name: 'commerce', title: 'Commerce', owner: 'shopping' },
  { name: 'money', title: 'Money', owner: 'money' },
  { name: 'logistics', title: 'Logistics', owner: 'fulfilment' },
  { name: 'foundations', title: 'Foundations', owner: 'platform' },
] as const;

/** @internal */
export const systems = [
  { name: 'ordering', owner: 'checkout', domain: 'commerce' },
  { name: 'pricing', owner: 'checkout', domain: 'commerce' },
  { name: 'discovery', owner: 'search', domain: 'commerce' },
  { name: 'web-shop', owner: 'storefront', domain: 'commerce' },
  { name: 'mobile-shop', owner: 'mobile', domain: 'commerce' },
  { name: 'payments', owner: 'payments', domain: 'money' },
  { name: 'invoicing', owner: 'billing', domain: 'money' },
  { name: 'fraud', owner: 'risk', domain: 'money' },
  { name: 'warehousing', owner: 'warehouse', domain: 'logistics' },
  { name: 'last-mile', owner: 'delivery', domain: 'logistics' },
  {
    name: 'build-and-ship',
    owner: 'developer-experience',
    domain: 'foundations',
  },
  { name: 'accounts', owner: 'identity', domain: 'foundations' },
  { name: 'reporting', owner: 'insights', domain: 'foundations' },
] as const;

/** `team/system: services`, a service being `name[:type][@repository]`. */
const table = `
checkout/ordering: checkout cart@basket order-history order-confirmation coupon-engine
checkout/pricing: pricing promotions tax-rules:library
search/discovery: search-api search-indexer ranking suggestions synonyms:library
storefront/web-shop: shop-frontend:website product-pages:website content-api loyalty design-system:library
mobile/mobile-shop: ios-app:mobile-app@mobile-apps android-app:mobile-app@mobile-apps mobile-gateway push-messages
payments/payments: payment-gateway payment-router card-vault refunds payouts wallet
billing/invoicing: invoices legacy-invoices dunning ledger statements
risk/fraud: fraud-scoring fraud-rules device-fingerprint chargebacks
warehouse/warehousing: stock-levels picking packing goods-in label-printer inventory-audit
delivery/last-mile: route-planner courier-app:mobile-app parcel-tracking delivery-slots depot-api carrier-adapters
developer-experience/build-and-ship: build-cache deploy-bot service-template:library portal:website feature-flags
identity/accounts: login sessions permissions-service account-profile consent
insights/reporting: events-pipeline:data-pipeline metrics-warehouse:data-pipeline experiment-results dashboards:website
`;

function parseService(entry: string, team: string, system: string): Service {
  const [described, repository] = entry.split('@');
  const [name, type = 'service'] = described.split(':');
  return {
    name,
    team,
    system,
    type: type as Service['type'],
    repository: repository ?? name,
  };
}

/** The services of acme. @internal */
export const services: readonly Service[] = table
  .trim()
  .split('\n')
  .flatMap(line => {
    const [owner, entries] = line.split(': ');
    const [team, system] = owner.split('/');
    return entries.split(' ').map(entry => parseService(entry, team, system));
  });

/** Repositories that are not like the others. @internal */
export const repositoryTraits: Record<string, RepositoryTraits> = {
  basket: { renamedTo: 'cart' },
  'coupon-engine': { condition: 'gone', describedElsewhere: true },
  loyalty: { condition: 'empty', describedElsewhere: true },
  'legacy-invoices': { condition: 'archived' },
  'fraud-rules': { condition: 'forbidden', describedElsewhere: true },
};
