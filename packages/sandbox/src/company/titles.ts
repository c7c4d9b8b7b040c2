import { Random } from './Random';

const verbs = [
  'Add',
  'Fix',
  'Remove',
  'Retry',
  'Cache',
  'Validate',
  'Log',
  'Simplify',
  'Speed up',
  'Handle empty',
  'Paginate',
  'Rename',
];

const things = [
  'address lookup',
  'rounding of totals',
  'timeouts to the bank',
  'session refresh',
  'the import of price lists',
  'null postcodes',
  'health endpoint',
  'idempotency keys',
  'the nightly export',
  'feature flag for express delivery',
  'stock reservation',
  'webhook signatures',
  'the error page',
  'currency formatting',
  'read replica',
  'slow query on orders',
  'duplicate events',
  'label layout',
  'password reset mail',
  'search filters on mobile',
];

const chores = [
  'clean up unused flags',
  'move to the new base image',
  'tidy test fixtures',
  'rotate the signing certificate',
  'drop the old client',
  'raise linter level',
];

const dependencies = [
  'express',
  'jackson-databind',
  'netty',
  'react',
  'spring-boot',
  'typescript',
  'grpc',
  'postgres driver',
];

/** @internal */
export function featureTitle(random: Random): string {
  return `${random.pick(verbs)} ${random.pick(things)}`;
}

/** @internal */
export function choreTitle(random: Random): string {
  return `chore: ${random.pick(chores)}`;
}

/** @internal */
export function dependencyTitle(random: Random): string {
  const version = [1, 2, 3].map(() => random.integer(0, 19)).join('.');
  return `deps: update ${random.pick(dependencies)} to ${version}`;
}
