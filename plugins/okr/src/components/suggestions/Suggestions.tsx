import { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Suggestion } from '@keyresults/backstage-plugin-okr-common';
import { useSuggestions } from '../../hooks/useSuggestions';
import { Notice } from '../common/Notice';
import { Placeholder } from '../common/Placeholder';
import { useText } from '../common/useText';
import { SuggestionItem } from './SuggestionItem';

const useStyles = makeStyles(theme => ({
  list: { margin: theme.spacing(1, 0, 0), padding: 0, listStyle: 'none' },
}));

/** Key results that the entity could promise, asked for when this is shown. @internal */
export const Suggestions = (props: {
  entityRef: string;
  taking: 'take' | 'add';
  /** Metrics that are promised already, in what is not saved yet. */
  taken?: ReadonlySet<string>;
  /** @param cycle - id of the cycle that it is suggested for */
  onTake?(suggestion: Suggestion, cycle: string): void;
  /** Shown where there are none. */
  fallback?: ReactNode;
}) => {
  const classes = useStyles();
  const t = useText();
  const { entityRef, taking, taken, onTake } = props;
  const { data, error, loading, retry } = useSuggestions(entityRef);
  if (error) {
    return (
      <>
        <Notice
          severity="warning"
          title={t('suggestions.failed')}
          action={
            <Button
              size="small"
              variant="outlined"
              disabled={loading}
              onClick={retry}
            >
              {t('error.retry')}
            </Button>
          }
        />
        {props.fallback}
      </>
    );
  }
  if (!data) {
    return <Placeholder height={160} />;
  }
  const shown = data.suggestions.filter(({ metric }) => !taken?.has(metric.id));
  if (shown.length === 0) {
    return (
      <>
        <Typography variant="body2">{t('suggestions.none')}</Typography>
        {props.fallback}
      </>
    );
  }
  return (
    <>
      <Typography variant="body2">{t('suggestions.what')}</Typography>
      <ul className={classes.list} aria-label={t('suggestions.list')}>
        {shown.map(suggestion => (
          <SuggestionItem
            key={suggestion.metric.id}
            suggestion={suggestion}
            taking={taking}
            onTake={onTake && (it => onTake(it, data.cycle))}
          />
        ))}
      </ul>
    </>
  );
};
