import Typography from '@material-ui/core/Typography';
import { incidentPhases } from '@keyresults/backstage-plugin-okr-common';
import type { IncidentResponse } from '@keyresults/backstage-plugin-okr-common';
import {
  formatCalendarDay,
  formatInstantOfSource,
} from '../../format/instants';
import { Terms } from '../common/Terms';
import { WrittenText } from '../common/WrittenText';
import { useText } from '../common/useText';
import { latestReview } from './draft';
import { useReviewStyles } from './reviewStyles';

/** A review for whoever may read it and not write it. @internal */
export const ReviewText = (props: { incident: IncidentResponse }) => {
  const classes = useReviewStyles();
  const t = useText();
  const { incident, source } = props.incident;
  const review = latestReview(props.incident);
  const withSource = (
    field: (typeof incident.corrected)[number],
    value: string,
    told: string | undefined,
  ) => {
    const word =
      told === undefined
        ? t('review.sourceSilent')
        : t('review.sourceSays', { value: told });
    if (incident.corrected.includes(field)) {
      return `${value} (${t('review.corrected')}; ${word})`;
    }
    return told === undefined || told === value ? value : `${value} (${word})`;
  };
  const phases = incidentPhases.map((phase): [string, string] => {
    const [counts, told] = [incident.phases[phase], source.phases[phase]].map(
      instant => instant && formatInstantOfSource(instant),
    );
    return [
      t(`incidents.phase.${phase}`),
      withSource(phase, counts ?? t('review.notKnown'), told),
    ];
  });
  return (
    <>
      <section>
        <h3 className={classes.heading}>{t('review.whenTitle')}</h3>
        <Terms entries={phases} />
      </section>
      <section>
        <h3 className={classes.heading}>{t('review.whatTitle')}</h3>
        <Terms
          entries={(['severity', 'area'] as const).map(field => [
            t(`review.${field}`),
            withSource(
              field,
              incident[field] ?? t('review.notKnown'),
              source[field],
            ),
          ])}
        />
      </section>
      {!review && (
        <Typography variant="body2">{t('review.noReview')}</Typography>
      )}
      {review && review.fiveWhys.length > 0 && (
        <section>
          <h3 className={classes.heading}>{t('review.whysTitle')}</h3>
          <ol className={classes.list}>
            {review.fiveWhys.map((why, index) => (
              <li key={index}>{why}</li>
            ))}
          </ol>
        </section>
      )}
      {review && review.actionItems.length > 0 && (
        <section>
          <h3 className={classes.heading}>{t('review.actionsTitle')}</h3>
          <ul className={classes.list}>
            {review.actionItems.map(({ title, owner, due, done }, index) => (
              <li key={index}>
                {[
                  title,
                  owner && t('review.actionOwnedBy', { owner }),
                  due &&
                    t('review.actionDueOn', { due: formatCalendarDay(due) }),
                  t(done ? 'review.actionDone' : 'review.actionOpen'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </li>
            ))}
          </ul>
        </section>
      )}
      {review && review.notes !== '' && (
        <section>
          <h3 className={classes.heading}>{t('review.notesTitle')}</h3>
          <WrittenText content={review.notes} />
        </section>
      )}
    </>
  );
};
