import Typography from '@material-ui/core/Typography';
import type { MetricUnit } from '@keyresults/backstage-plugin-okr-common';
import type { MetricRequest } from '../../api';
import { itemOf } from '../../format/metrics';
import { useFacts } from '../../hooks/useFacts';
import { useItemListStyles } from '../common/itemListStyles';
import { Placeholder } from '../common/Placeholder';
import { ShowMore } from '../common/ShowMore';
import { SourceLink } from '../common/SourceLink';
import { Subheading } from '../common/Subheading';
import { useText } from '../common/useText';
import { FactLine } from './FactLine';

/** The items that made a number, with links to where they happened. @internal */
export const FactItems = (props: {
  entityRef: string;
  metricId: string;
  /** Of a fact that is a number. */
  unit: MetricUnit;
  /** Keep it the same object while it means the same. */
  request: MetricRequest;
}) => {
  const classes = useItemListStyles();
  const t = useText();
  const facts = useFacts(props.entityRef, props.metricId, props.request);
  const items = itemOf(props.metricId).other;
  const hidden = facts.last?.hidden ?? 0;
  return (
    <div>
      <Subheading level="h5">{t('facts.title', { items })}</Subheading>
      {facts.loading && !facts.last && <Placeholder height={320} />}
      {facts.last && facts.items.length === 0 && (
        <Typography variant="body2">{t('facts.none', { items })}</Typography>
      )}
      <ul className={classes.list}>
        {facts.items.map(item => (
          <li key={item.id} className={classes.item}>
            <SourceLink url={item.url} className={classes.title}>
              {item.title}
            </SourceLink>
            <FactLine item={item} unit={props.unit} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <span className={classes.note}>
          {t('facts.hidden', { count: hidden })}
        </span>
      )}
      <ShowMore pages={facts} />
    </div>
  );
};
