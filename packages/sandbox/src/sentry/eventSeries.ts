import { json, Reply } from '../serving';
import { Aggregate, aggregateOf, readAxes } from './aggregates';
import { Asked, refuseUnknown } from './Asked';
import { notFound } from './Refusal';
import { AskedSeries, EventSeries, seriesAsked } from './series';

/** Until so long after its end, a point may still change. */
const ingestionDelay = 90_000;
const known = [
  'dataset',
  'environment',
  'query',
  'yAxis',
  'interval',
  'topEvents',
  'sort',
  'orderby',
  'excludeOther',
  'partial',
  'sampling',
];

/** `/api/0/organizations/{organization}/events-timeseries/` @internal */
export function eventsTimeseriesReply(asked: Asked): Reply {
  if (asked.host.eventsTimeseries === false) {
    throw notFound();
  }
  refuseUnknown(asked, [...known, 'groupBy', 'disableAggregateExtrapolation']);
  const axes = readAxes(asked.query);
  const answer = seriesAsked(asked, 'groupBy');
  return json(200, {
    meta: {
      dataset: asked.query.get('dataset') ?? 'discover',
      start: answer.period.start,
      end: answer.period.end,
    },
    timeSeries: answer.series.flatMap((series, order) =>
      axes.map(axis => ({
        yAxis: axis,
        ...(series.groupBy.length ? { groupBy: series.groupBy } : {}),
        meta: {
          valueType: 'integer',
          valueUnit: null,
          interval: answer.interval,
          ...(answer.top ? { isOther: series.isOther, order } : {}),
        },
        values: valuesOf(asked, answer, series, axis),
      })),
    ),
  });
}

function valuesOf(
  { now }: Asked,
  { starts, interval }: AskedSeries,
  { points }: EventSeries,
  axis: Aggregate,
): object[] {
  return starts.map((start, index) => {
    const incomplete = start + interval >= now - ingestionDelay;
    const { events } = points[index];
    return {
      timestamp: start,
      value: aggregateOf(axis, points[index]),
      incomplete,
      ...(incomplete ? { incompleteReason: 'INCOMPLETE_BUCKET' } : {}),
      sampleCount: events,
      sampleRate: events ? 1 : null,
      confidence: events ? 'high' : null,
    };
  });
}

/** `/api/0/organizations/{organization}/events-stats/`: what there was before. @internal */
export function eventsStatsReply(asked: Asked): Reply {
  refuseUnknown(asked, [...known, 'field']);
  const axes = readAxes(asked.query);
  const answer = seriesAsked(asked, 'field');
  if (!answer.top) {
    return json(200, byAxis(answer, answer.series[0], axes, 0));
  }
  return json(
    200,
    Object.fromEntries(
      answer.series.map((series, order) => [
        series.isOther
          ? 'Other'
          : series.groupBy.map(({ value }) => value).join(','),
        byAxis(answer, series, axes, order),
      ]),
    ),
  );
}

/** One axis stands alone; several are told apart by their names. */
function byAxis(
  answer: AskedSeries,
  series: EventSeries,
  axes: Aggregate[],
  order: number,
): object {
  const [only, ...others] = axes;
  return others.length
    ? Object.fromEntries(
        axes.map((axis, place) => [axis, statsOf(answer, series, axis, place)]),
      )
    : statsOf(answer, series, only, order);
}

function statsOf(
  { period, starts }: AskedSeries,
  { points }: EventSeries,
  axis: Aggregate,
  order: number,
): object {
  return {
    data: starts.map((start, index) => [
      start / 1000,
      [{ count: aggregateOf(axis, points[index]) }],
    ]),
    start: period.start / 1000,
    end: period.end / 1000,
    isMetricsData: false,
    order,
  };
}
