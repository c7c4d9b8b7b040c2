import { makeStyles } from '@material-ui/core/styles';
import type { ExplanationResponse } from '@keyresults/backstage-plugin-okr-common';
import { formatDate } from '../../format/instants';
import { useTimeZone } from '../common/TimeZoneContext';
import { useText } from '../common/useText';
import { Choice } from '../overview/Choice';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2) },
}));

/** What was asked for, as soon as it is asked for; what is shown, where what was asked for is not offered. */
function chosenOf(
  asked: string | null | undefined,
  shown: string,
  offered: readonly string[],
): string {
  return offered.find(one => one === asked) ?? shown;
}

/** What the parts are told apart by, and which earlier 28 days the value is held against. @internal */
export const ExplanationChoices = (props: {
  explanation: Pick<
    ExplanationResponse,
    'by' | 'dimensions' | 'against' | 'comparisons'
  >;
  by: string | undefined;
  against: string | null;
  onBy(by: string): void;
  onAgainst(against: string | undefined): void;
}) => {
  const classes = useStyles();
  const t = useText();
  const timeZone = useTimeZone();
  const { dimensions, comparisons, ...shown } = props.explanation;
  const label = ({ against, to }: (typeof comparisons)[number]) => {
    switch (against) {
      case 'baseline':
        return t('explanation.baseline');
      case 'before':
        return t('explanation.beforeThese');
      default:
        return t('explanation.beforeDay', { day: formatDate(to, timeZone) });
    }
  };
  const usual = comparisons[0]?.against;
  if (dimensions.length < 2 && comparisons.length < 2) {
    return null;
  }
  return (
    <div className={classes.root}>
      {dimensions.length > 1 && (
        <Choice
          label={t('explanation.by')}
          value={chosenOf(
            props.by,
            shown.by,
            dimensions.map(({ by }) => by),
          )}
          options={dimensions.map(({ by, title }) => ({
            value: by,
            label: title,
          }))}
          onChange={props.onBy}
        />
      )}
      {comparisons.length > 1 && (
        <Choice
          label={t('explanation.against')}
          value={chosenOf(
            props.against,
            shown.against,
            comparisons.map(({ against }) => against),
          )}
          options={comparisons.map(one => ({
            value: one.against,
            label: label(one),
          }))}
          onChange={against =>
            props.onAgainst(against === usual ? undefined : against)
          }
        />
      )}
    </div>
  );
};
