import {
  ErrorRateResponse,
  findMetric,
} from '@keyresults/backstage-plugin-okr-common';
import {
  coverageAt,
  errorsPanel,
  FactTables,
  factsNameOf,
  loadTables,
  MeasuredMetric,
  measurementsAsKnown,
  ofParts,
  PanelVersions,
  targetsWithoutUsers,
  writeInstant,
  writeWindow,
} from '../evaluation';
import { scopeAt, Target } from '../facts';
import { PeriodRequest, Sight } from './OkrService';
import { Period, readPeriod } from './readPeriod';
import { freshnessAt, loadScope, ScopeWithTargets } from './scopeNow';
import { ServiceContext } from './ServiceContext';
import { tellFreshness, visibleTargets } from './targetSight';

const PER_USER = 'sentry.errorsPerUserDay';
const PER_AFFECTED_USER = 'sentry.errorsPerAffectedUser';

/**
 * Errors per user and day of a period beside the one before: per active user, or per affected user where no active user
 * is known in either. Computed from the facts.
 *
 * @internal
 */
export async function readErrors(
  context: ServiceContext,
  request: PeriodRequest,
  sight: Sight,
): Promise<ErrorRateResponse> {
  const { entityRef } = request;
  const period = readPeriod(request, context.now(), context.settings);
  const { window, before, asOf } = period;
  const scope = await loadScope(context, entityRef, before.from);
  const perUser = await readPanel(context, PER_USER, scope, period);
  const perAffected = hasUsers(perUser)
    ? undefined
    : await readPanel(context, PER_AFFECTED_USER, scope, period);
  const isAffected = perAffected !== undefined && hasUsers(perAffected);
  const { panel, projects, targets, withoutUsers } = isAffected
    ? perAffected
    : perUser;
  const recomputations = await context.facts.lastRecomputations(
    targets.map(({ id }) => id),
  );
  const visible = await visibleTargets(withoutUsers, context.facts, sight);
  return {
    entityRef,
    demo: context.demo,
    asOf: writeInstant(asOf),
    window: writeWindow(window),
    before: writeWindow(before),
    ...panel,
    metric: isAffected ? PER_AFFECTED_USER : PER_USER,
    projects,
    projectsWithoutUsers: targets
      .filter(({ id }) => visible.has(id))
      .map(({ title, url = '' }) => ({ title, url })),
    hiddenProjectsWithoutUsers: withoutUsers.length - visible.size,
    coverage: coverageAt(
      scope.scope,
      scope.targets,
      asOf,
      measuredBy(context, PER_USER).sources,
    ),
    freshness: await tellFreshness(
      freshnessAt(context, targets, window.to, recomputations.values()),
      context.facts,
      sight,
    ),
  };
}

/** Where no module measures it there is nothing to be asked, which is no fault of who asks. */
function measuredBy(
  { settings: { metrics } }: ServiceContext,
  id: string,
): Pick<MeasuredMetric, 'sources' | 'severities' | 'definition'> {
  const measured = metrics.find(id);
  const definition = measured?.definition ?? findMetric(id);
  if (!definition) {
    throw new Error(`There is no metric ${id}`);
  }
  const { severities } = metrics;
  return measured ?? { definition, severities, sources: new Set() };
}

interface Panel {
  panel: ReturnType<typeof errorsPanel>;
  /** How many are in scope as of the instant. */
  projects: number;
  /** These, and joint ones. */
  targets: Target[];
  /** Ids of targets with events and no identified user. */
  withoutUsers: number[];
}

function hasUsers({ panel }: Panel): boolean {
  return panel.days.some(({ userDays }) => userDays !== null);
}

async function readPanel(
  context: ServiceContext,
  id: string,
  { scope, targets }: ScopeWithTargets,
  { window, before, asOf }: Period,
): Promise<Panel> {
  const metric = measuredBy(context, id);
  const { targetIds, jointTargetIds } = scopeAt(scope, asOf);
  const ofMetric = (ids: readonly number[]) =>
    ids
      .flatMap(targetId => targets.get(targetId) ?? [])
      .filter(({ source }) => metric.sources.has(source));
  const single = ofMetric(targetIds);
  const inScope = [...single, ...ofMetric(jointTargetIds)];
  const tables: FactTables = await loadTables(
    [
      {
        name: factsNameOf(metric.definition),
        shape: 'dailyRatio',
        targetIds: inScope.map(target => target.id),
        from: before.from,
        to: window.to,
        withDimensions: false,
      },
    ],
    context.facts,
  );
  const facts = { scope, targets, tables };
  const versionsIn = (asked: Period['window']): PanelVersions | undefined => {
    const query = { where: {}, window: asked, asOf };
    const users = measurementsAsKnown(facts, { ...query, metric });
    const events = measurementsAsKnown(facts, {
      ...query,
      metric: ofParts(metric),
    });
    return users && events && { users, events };
  };
  const versions = versionsIn(window);
  return {
    panel: errorsPanel({
      versions,
      versionsBefore: versionsIn(before),
      window,
      before,
      asOf,
    }),
    projects: single.length,
    targets: inScope,
    withoutUsers: targetsWithoutUsers(versions?.events ?? [], window, asOf),
  };
}
