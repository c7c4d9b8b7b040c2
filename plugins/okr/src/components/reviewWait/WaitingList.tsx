import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import type { WaitingItem } from '@keyresults/backstage-plugin-okr-common';
import { formatDuration } from '@keyresults/backstage-plugin-okr-common';
import { formatAgo, formatInstantUtc } from '../../format/instants';
import { useNow } from '../../hooks/useNow';
import { useWaiting } from '../../hooks/useWaiting';
import { useItemListStyles } from '../common/itemListStyles';
import { Placeholder } from '../common/Placeholder';
import { ShowMore } from '../common/ShowMore';
import { useText } from '../common/useText';

const WaitingRow = (props: { item: WaitingItem }) => {
  const classes = useItemListStyles();
  const t = useText();
  const { item } = props;
  const facts = [item.target];
  if (item.abandoned) {
    facts.push(t('facts.abandoned'));
  }
  return (
    <li className={classes.item}>
      <Link to={item.url} className={classes.title}>
        {item.title}
      </Link>
      <span className={classes.facts} title={formatInstantUtc(item.since)}>
        <strong>
          {t('reviewWait.waitingOn', {
            who: item.waitingOn,
            wait: formatDuration(item.waitSeconds),
          })}
        </strong>{' '}
        · {facts.join(' · ')}
      </span>
    </li>
  );
};

/** The review requests open now, oldest first. @internal */
export const WaitingList = (props: { entityRef: string }) => {
  const classes = useItemListStyles();
  const t = useText();
  const now = useNow();
  const waiting = useWaiting(props.entityRef);
  const { last, items } = waiting;
  // While the source is stale, an empty list proves nothing.
  const known = last && (last.total > 0 || !last.freshness.stale);
  const readThrough = last?.freshness.collectedThrough;
  return (
    <>
      {waiting.loading && !last && <Placeholder height={240} />}
      {known && last.total === 0 && (
        <Typography variant="body2">{t('reviewWait.nobody')}</Typography>
      )}
      {last && !known && (
        <Typography variant="body2">{t('reviewWait.unknown')}</Typography>
      )}
      {items.length > 0 && last?.freshness.stale && readThrough && (
        <span className={classes.note}>
          {t('reviewWait.knownThen', { ago: formatAgo(readThrough, now) })}
        </span>
      )}
      {items.some(({ abandoned }) => abandoned) && (
        <span className={classes.note}>{t('reviewWait.abandonedHint')}</span>
      )}
      <ul className={classes.list}>
        {items.map(item => (
          <WaitingRow key={item.id} item={item} />
        ))}
      </ul>
      {last && last.hidden > 0 && (
        <span className={classes.note}>
          {t('facts.hidden', { count: last.hidden })}
        </span>
      )}
      {last && last.total > items.length && (
        <span className={classes.note}>
          {t('reviewWait.total', {
            shown: String(items.length),
            total: String(last.total),
          })}
        </span>
      )}
      <ShowMore pages={waiting} />
    </>
  );
};
