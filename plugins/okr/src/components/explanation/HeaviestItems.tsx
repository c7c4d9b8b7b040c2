import type {
  ExplanationResponse,
  WeightyItem,
} from '@keyresults/backstage-plugin-okr-common';
import { formatValue, unbroken } from '../../format/metrics';
import { useItemListStyles } from '../common/itemListStyles';
import { SourceLink } from '../common/SourceLink';
import { Subheading } from '../common/Subheading';
import { useText } from '../common/useText';
import { FactLine } from '../objectives/FactLine';

/** The value without an item, where it would be another. */
function valueWithout(
  { raises }: WeightyItem,
  { now, metric }: ExplanationResponse,
): string | undefined {
  if (raises === undefined || now.value.kind !== 'value') {
    return undefined;
  }
  const { value } = now.value;
  const text = (amount: number) =>
    formatValue({ kind: 'value', value: amount }, metric.unit);
  const without = text(value - raises);
  return without === text(value) ? undefined : unbroken(without);
}

/** The items that weigh most in a value, with links to where they happened. @internal */
export const HeaviestItems = (props: { explanation: ExplanationResponse }) => {
  const classes = useItemListStyles();
  const t = useText();
  const { explanation } = props;
  const { items, metric } = explanation;
  if (items.length === 0) {
    return null;
  }
  const withouts = items.map(item => valueWithout(item, explanation));
  return (
    <div>
      <Subheading level="h5">{t('explanation.heaviest')}</Subheading>
      {withouts.some(without => without !== undefined) && (
        <span className={classes.note}>{t('explanation.heaviestHint')}</span>
      )}
      <ol className={classes.list} aria-label={t('explanation.heaviest')}>
        {items.map((item, index) => (
          <li key={item.id} className={classes.item}>
            <SourceLink url={item.url} className={classes.title}>
              {item.title}
            </SourceLink>
            <FactLine item={item} unit={metric.unit} />
            {withouts[index] !== undefined && (
              <span className={classes.facts}>
                {t('explanation.without', { value: withouts[index] })}
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
};
