import {
  formatAmount,
  formatDuration,
  formatNumber,
} from '@keyresults/backstage-plugin-okr-common';
import type {
  FactItem,
  MetricUnit,
} from '@keyresults/backstage-plugin-okr-common';
import { formatCalendarDay } from '../../format/instants';
import { Instant } from '../common/Instant';
import { useItemListStyles } from '../common/itemListStyles';
import { useText } from '../common/useText';

const outcomeKeys = {
  answered: 'facts.answered',
  withdrawn: 'facts.withdrawn',
  abandoned: 'facts.abandoned',
  waiting: 'facts.waiting',
} as const;

const phaseKeys = {
  ...outcomeKeys,
  answered: 'evidence.factTook',
  waiting: 'evidence.factNotOver',
} as const;

/** What a fact says, by its shape. */
function useFactTexts(item: FactItem, unit: MetricUnit): string[] {
  const t = useText();
  const texts: string[] = [];
  const { numerator, denominator, outcome, waitSeconds } = item;
  if (item.phases) {
    texts.push(...[item.severity, item.area].flatMap(text => text ?? []));
  }
  if (item.matches !== undefined) {
    texts.push(t(item.matches ? 'facts.matches' : 'facts.matchesNot'));
  } else if (outcome) {
    const wait = waitSeconds === undefined ? '' : formatDuration(waitSeconds);
    const keys = item.phases ? phaseKeys : outcomeKeys;
    texts.push(t(keys[outcome], { wait }));
  }
  if (item.value !== undefined) {
    texts.push(formatAmount(item.value, unit));
  } else if (numerator !== undefined) {
    texts.push(
      denominator === undefined
        ? formatNumber(numerator)
        : t('evidence.factRatio', {
            numerator: formatNumber(numerator),
            denominator: formatNumber(denominator),
          }),
    );
    if (numerator > 0 && denominator === 0) {
      texts.push(t('evidence.factNoUsers'));
    }
  }
  if (item.complete === false) {
    texts.push(t('evidence.factIncomplete'));
  }
  return texts;
}

/** Where a fact happened, what it says, and when. @internal */
export const FactLine = (props: { item: FactItem; unit: MetricUnit }) => {
  const classes = useItemListStyles();
  const { item } = props;
  const texts = useFactTexts(item, props.unit);
  return (
    <span className={classes.facts}>
      {[item.target, ...texts].join(' · ')} ·{' '}
      {item.numerator === undefined ? (
        <Instant instant={item.start} />
      ) : (
        formatCalendarDay(item.start)
      )}
    </span>
  );
};
