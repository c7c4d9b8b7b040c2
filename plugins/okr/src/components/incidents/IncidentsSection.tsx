import { useEffect, useRef } from 'react';
import type {
  CycleSummary,
  IncidentRow,
} from '@keyresults/backstage-plugin-okr-common';
import { isCompared, isQuiet } from '../../format/incidents';
import { formatWindow } from '../../format/instants';
import { useIncidentsSummary } from '../../hooks/useIncidents';
import { useOnceVisible } from '../../hooks/useOnceVisible';
import { Period, usePeriod } from '../../hooks/usePeriod';
import { PeriodPicker } from '../common/PeriodPicker';
import { Placeholder } from '../common/Placeholder';
import { Section } from '../common/Section';
import { useTimeZone } from '../common/TimeZoneContext';
import { useText } from '../common/useText';
import { EvidenceContext } from '../objectives/EvidenceContext';
import { EvidenceText } from '../objectives/EvidenceTexts';
import { LoadError } from '../states/LoadError';
import { SourceTroubles } from '../states/SourceTroubles';
import { FasterOrSlower } from './FasterOrSlower';
import { FewerOrMore } from './FewerOrMore';
import { IncidentList } from './IncidentList';
import { IncidentMonths } from './IncidentMonths';
import { useIncidentStyles } from './incidentStyles';
import { IncidentWarnings } from './IncidentWarnings';
import { PhaseBar } from './PhaseBar';
import { SevereOnes } from './SevereOnes';

/** Loaded before it is seen: where there is nothing to tell, nothing is seen to go away. */
const near = 800;
const assumedHeight = 640;

interface IncidentsSectionProps {
  entityRef: string;
  cycle: CycleSummary;
  /** An incident as it is since its review was saved. */
  saved?: IncidentRow;
  /** Keep it the same function. */
  onOpen(id: string): void;
}

const LoadedIncidents = (props: IncidentsSectionProps & { period: Period }) => {
  const classes = useIncidentStyles();
  const t = useText();
  const timeZone = useTimeZone();
  const { entityRef, saved, onOpen, period } = props;
  const { data, error, loading, retry } = useIncidentsSummary(
    entityRef,
    period.window,
  );
  useEffect(() => {
    if (saved) {
      retry();
    }
  }, [saved, retry]);

  if (data?.coverage.targets === 0) {
    return null;
  }
  const quiet = data !== undefined && isQuiet(data);
  return (
    <Section
      title={t('incidents.title')}
      actions={<PeriodPicker of={t('incidents.title')} period={period} />}
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
        {data && (
          <EvidenceContext.Provider value={data}>
            <div className={classes.quiet}>
              {t('period.compared', {
                window: formatWindow(data.window, timeZone),
                before: formatWindow(data.before, timeZone),
              })}{' '}
              · {data.calendar === 'wall' ? t('howMade.wall') : data.calendar} ·{' '}
              <EvidenceText />
            </div>
            <div className={classes.notice}>
              {!isCompared(data) && (
                <SourceTroubles
                  freshness={data.freshness}
                  targets={data.coverage.targets}
                />
              )}
            </div>
            <div className={classes.questions}>
              <FewerOrMore summary={data} />
              <IncidentMonths summary={data} />
              {!quiet && (
                <>
                  <FasterOrSlower summary={data} />
                  <PhaseBar bar={data.phaseBar} />
                  <SevereOnes summary={data} />
                </>
              )}
            </div>
            <div className={classes.part}>
              <IncidentWarnings summary={data} onOpen={onOpen} />
            </div>
            {quiet ? (
              <p className={classes.answer}>{t('incidents.quiet')}</p>
            ) : (
              <IncidentList
                entityRef={entityRef}
                window={period.window}
                summary={data}
                saved={saved}
                onOpen={onOpen}
              />
            )}
          </EvidenceContext.Provider>
        )}
      </div>
    </Section>
  );
};

/** Fewer or more, faster or slower: the incidents of a scope, whether a key result asks for them or not. @internal */
export const IncidentsSection = (props: IncidentsSectionProps) => {
  const element = useRef<HTMLDivElement>(null);
  const visible = useOnceVisible(element, near);
  const period = usePeriod('incidentPeriod', '13w', props.cycle);
  return (
    <div ref={element}>
      {visible && <LoadedIncidents {...props} period={period} />}
    </div>
  );
};
