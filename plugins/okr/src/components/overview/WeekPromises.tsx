import { Link } from '@backstage/core-components';
import type { OverviewPromiseChange } from '@keyresults/backstage-plugin-okr-common';
import { useTabLink } from '../../hooks/useTabLink';
import { useChangeTexts } from '../changes/useChangeTexts';
import { WasIn } from '../changes/WasIn';
import { WhoMadeIt } from '../changes/WhoMadeIt';
import { Growing } from '../common/Growing';
import { Section } from '../common/Section';
import { useText } from '../common/useText';
import { useChangeStyles } from './changeStyles';

const OnePromise = (props: {
  change: OverviewPromiseChange;
  cycle: string;
}) => {
  const classes = useChangeStyles();
  const t = useText();
  const linkOf = useTabLink();
  const { whatChanged, howEased } = useChangeTexts();
  const { change, cycle } = props;
  const { objective, keyResult, state } = change;
  const eased = howEased(change);
  return (
    <li className={classes.item}>
      <span className={classes.what}>
        <Link
          to={linkOf(change.entityRef, {
            cycle: change.cycle?.id ?? cycle,
            objective: objective.id,
            keyResult: keyResult.id,
          })}
        >
          {keyResult.title}
        </Link>
        <span className={classes.quiet}>
          {change.title} › {objective.objective}
          {change.cycle && ` · ${change.cycle.label}`}
        </span>
        {change.reason !== undefined && (
          <span>{t('changes.reason', { reason: change.reason })}</span>
        )}
      </span>
      <span className={classes.promise}>
        {whatChanged(change).map(what => (
          <span key={what}>{what}</span>
        ))}
        {state && <WasIn state={state} />}
        {eased !== undefined && <strong>{eased}</strong>}
        <span className={classes.quiet}>
          <WhoMadeIt made={change} />
        </span>
      </span>
    </li>
  );
};

/** What was changed of promises within the last week; nothing where nothing was. @internal */
export const WeekPromises = (props: {
  changes: readonly OverviewPromiseChange[];
  cycle: string;
}) => {
  const classes = useChangeStyles();
  const t = useText();
  const { changes, cycle } = props;
  return changes.length === 0 ? null : (
    <Section title={`${t('changes.ofWeek')} (${changes.length})`}>
      <Growing items={changes} of={cycle}>
        {shown => (
          <ul className={classes.list}>
            {shown.map(change => (
              <OnePromise
                key={JSON.stringify([
                  change.entityRef,
                  change.cycle?.id,
                  change.objective.id,
                  change.keyResult.id,
                  change.at,
                  change.kind,
                ])}
                change={change}
                cycle={cycle}
              />
            ))}
          </ul>
        )}
      </Growing>
    </Section>
  );
};
