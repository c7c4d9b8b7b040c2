import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { OverviewPromiseChange } from '@keyresults/backstage-plugin-okr-common';
import { useTabLink } from '../../hooks/useTabLink';
import { Growing } from '../common/Growing';
import { Instant } from '../common/Instant';
import { Section } from '../common/Section';
import { StateLabel } from '../common/StateLabel';
import { useText } from '../common/useText';
import { useChangeStyles } from './changeStyles';
import { OverviewRow } from './rows';
import {
  ChangeGroup,
  changeGroups,
  WeekChange,
  weekChanges,
} from './weekChanges';
import { WeekPromises } from './WeekPromises';

const Changes = (props: { changes: readonly WeekChange[]; cycle: string }) => {
  const classes = useChangeStyles();
  const t = useText();
  const linkOf = useTabLink();
  return (
    <ul className={classes.list}>
      {props.changes.map(({ row, objective, keyResult, from, at }) => (
        <li
          key={`${row.entityRef}/${objective.id}/${keyResult.id}`}
          className={classes.item}
        >
          <span className={classes.what}>
            <Link
              to={linkOf(row.entityRef, {
                cycle: props.cycle,
                objective: objective.id,
                keyResult: keyResult.id,
              })}
            >
              {keyResult.title}
            </Link>
            <span className={classes.quiet}>
              {row.title} › {objective.objective}
            </span>
          </span>
          <span className={classes.states}>
            {t('overview.weekly.change', {
              from: <StateLabel state={from} />,
              to: <StateLabel state={keyResult.state} />,
            })}
            <span className={classes.quiet}>
              <Instant instant={at} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
};

/** Which key results are in another state than a week ago, and which promise something else. @internal */
export const WeekChanges = (props: {
  rows: readonly OverviewRow[];
  promises: readonly OverviewPromiseChange[];
  cycle: string;
}) => {
  const t = useText();
  const changes = weekChanges(props.rows);
  const of = (group: ChangeGroup) => changes.get(group) ?? [];
  const groups = changeGroups.filter(group => of(group).length > 0);
  if (groups.length === 0 && props.promises.length === 0) {
    return <Typography variant="body1">{t('overview.weekly.none')}</Typography>;
  }
  return (
    <>
      {groups.map(group => (
        <Section
          key={group}
          title={`${t(`overview.weekly.${group}`)} (${of(group).length})`}
        >
          <Growing items={of(group)} of={props.cycle}>
            {shown => <Changes changes={shown} cycle={props.cycle} />}
          </Growing>
        </Section>
      ))}
      <WeekPromises changes={props.promises} cycle={props.cycle} />
    </>
  );
};
