import { useRef } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { explainNone } from '@keyresults/backstage-plugin-okr-common';
import type {
  CycleSummary,
  ErrorRateResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { formatWindow } from '../../format/instants';
import { useErrors } from '../../hooks/useErrors';
import { useOnceVisible } from '../../hooks/useOnceVisible';
import { Period, usePeriod } from '../../hooks/usePeriod';
import { quietText } from '../../theme/stateColours';
import { PeriodPicker } from '../common/PeriodPicker';
import { Placeholder } from '../common/Placeholder';
import { Section } from '../common/Section';
import { useTimeZone } from '../common/TimeZoneContext';
import { useText } from '../common/useText';
import { EvidenceContext } from '../objectives/EvidenceContext';
import { EvidenceText } from '../objectives/EvidenceTexts';
import { LoadError } from '../states/LoadError';
import { ChangeSentence } from './ChangeSentence';
import { ErrorDays } from './ErrorDays';
import { ErrorFigures } from './ErrorFigures';
import { ErrorNotices } from './ErrorNotices';

/** Loaded before it is seen: where there is nothing to tell, nothing is seen to go away. */
const near = 800;
const assumedHeight = 560;

const useStyles = makeStyles(theme => ({
  quiet: { ...theme.typography.body2, color: quietText(theme) },
  sentence: { ...theme.typography.h6, margin: theme.spacing(1.5, 0) },
}));

const ErrorsContent = (props: { errors: ErrorRateResponse }) => {
  const classes = useStyles();
  const t = useText();
  const timeZone = useTimeZone();
  const { errors } = props;
  const { current } = errors;
  const isNotCollected =
    current.rate.kind === 'none' && current.rate.reason === 'notCollected';
  const rateTitle = t(
    errors.metric === 'sentry.errorsPerUserDay'
      ? 'errors.rate'
      : 'errors.affectedRate',
  );
  return (
    <EvidenceContext.Provider value={errors}>
      <div className={classes.quiet}>
        {t('period.compared', {
          window: formatWindow(errors.window, timeZone),
          before: formatWindow(errors.before, timeZone),
        })}{' '}
        · {t('errors.projects', { count: errors.projects })} · <EvidenceText />
      </div>
      <ErrorFigures errors={errors} rateTitle={rateTitle} />
      <p className={classes.sentence}>
        {!isNotCollected && <ChangeSentence errors={errors} />}{' '}
        {current.rate.kind === 'none' &&
          `${rateTitle}: ${explainNone(current.rate.reason)}.`}
      </p>
      <ErrorNotices errors={errors} />
      <ErrorDays errors={errors} rateTitle={rateTitle} />
    </EvidenceContext.Provider>
  );
};

const LoadedErrors = (props: { entityRef: string; period: Period }) => {
  const t = useText();
  const { entityRef, period } = props;
  const { data, error, loading, retry } = useErrors(entityRef, period.window);
  if (data?.projects === 0) {
    return null;
  }
  const title = t(
    data?.metric === 'sentry.errorsPerAffectedUser'
      ? 'errors.affectedTitle'
      : 'errors.title',
  );
  return (
    <Section
      title={title}
      actions={<PeriodPicker of={title} period={period} />}
    >
      <div aria-busy={loading}>
        {error && (
          <LoadError
            error={error}
            retry={retry}
            loading={loading}
            kept={data !== undefined}
            part
          />
        )}
        {!data && !error && <Placeholder height={assumedHeight} />}
        {data && <ErrorsContent errors={data} />}
      </div>
    </Section>
  );
};

/** How many errors users meet, with what it is made from, whether a key result asks for it or not. @internal */
export const ErrorsSection = (props: {
  entityRef: string;
  cycle: CycleSummary;
}) => {
  const element = useRef<HTMLDivElement>(null);
  const visible = useOnceVisible(element, near);
  const period = usePeriod('errorPeriod', '4w', props.cycle);
  return (
    <div ref={element}>
      {visible && <LoadedErrors entityRef={props.entityRef} period={period} />}
    </div>
  );
};
