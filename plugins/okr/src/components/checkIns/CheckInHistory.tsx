import Typography from '@material-ui/core/Typography';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { useCheckInVersions } from '../../hooks/useCheckIns';
import { formatCalendarDay } from '../../format/instants';
import { Instant } from '../common/Instant';
import { Placeholder } from '../common/Placeholder';
import { useText } from '../common/useText';
import { LoadError } from '../states/LoadError';
import { useCheckInStyles } from './checkInStyles';
import { useSaidText } from './useSaidText';

/** How a check-in read before it was edited. @internal */
export const CheckInHistory = (props: {
  entityRef: string;
  keyResult: Pick<EvaluatedKeyResult, 'unitLabel'>;
  id: string;
}) => {
  const classes = useCheckInStyles();
  const t = useText();
  const saidText = useSaidText(props.keyResult);
  const { data, error, loading, retry } = useCheckInVersions(
    props.entityRef,
    props.id,
  );
  if (!data) {
    return error ? (
      <LoadError error={error} retry={retry} loading={loading} part />
    ) : (
      <Placeholder height={48} />
    );
  }
  const [, ...earlier] = data.versions;
  return (
    <ul className={classes.list} aria-label={t('checkIns.history')}>
      {earlier.map(version => (
        <li key={version.version} className={classes.item}>
          <Typography variant="body2">
            {[...saidText(version), version.words].filter(Boolean).join(' · ')}
          </Typography>
          <span className={classes.facts}>
            <span>{formatCalendarDay(version.day)}</span>
            <Instant instant={version.recordedAt} />
          </span>
        </li>
      ))}
    </ul>
  );
};
