import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { ReviewWaitPanel } from '@keyresults/backstage-plugin-okr-common';
import { formatWindow } from '../../format/instants';
import { itemOf } from '../../format/metrics';
import { useMembers } from '../../hooks/useMembers';
import { Placeholder } from '../common/Placeholder';
import { Section } from '../common/Section';
import { useItemListStyles } from '../common/itemListStyles';
import { useTimeZone } from '../common/TimeZoneContext';
import { useText } from '../common/useText';
import { LoadError } from '../states/LoadError';
import { MembersTable } from './MembersTable';
import { Direction, MemberColumn, sortMembers } from './sortMembers';

/** How many rows are drawn before somebody asks for all. */
const firstRows = 25;

/** In pixels. */
const rowHeight = 41;

/** Head, rows and totals of a table that is still to come. */
function heightOf(rows: number): number {
  return (Math.min(rows, firstRows) + 2) * rowHeight;
}

/** What an entity is made of, each with its own numbers, and the exact numbers of all together. @internal */
export const MembersSection = (props: {
  entityRef: string;
  total?: ReviewWaitPanel;
  /** How many there will be, to keep their room. */
  expected: number;
}) => {
  const classes = useItemListStyles();
  const t = useText();
  const timeZone = useTimeZone();
  const members = useMembers(props.entityRef);
  const [column, setColumn] = useState<MemberColumn>('p75');
  const [direction, setDirection] = useState<Direction>('desc');
  const [all, setAll] = useState(false);
  const { data, error } = members;

  const sort = (next: MemberColumn) => {
    setDirection(next === column && direction === 'desc' ? 'asc' : 'desc');
    setColumn(next);
  };

  const sorted = sortMembers(data?.items ?? [], column, direction);
  return (
    <Section title={t('tab.services')}>
      {error && <LoadError error={error} retry={members.retry} part />}
      {!data && !error && <Placeholder height={heightOf(props.expected)} />}
      {data && data.items.length === 0 && (
        <Typography variant="body2">{t('members.none')}</Typography>
      )}
      {data && data.items.length > 0 && (
        <>
          {props.total && (
            <Typography variant="body2" className={classes.lead}>
              {t('members.what', {
                metric: props.total.metric.title,
                window: formatWindow(props.total.window, timeZone),
              })}
            </Typography>
          )}
          <MembersTable
            items={all ? sorted : sorted.slice(0, firstRows)}
            total={props.total}
            column={column}
            direction={direction}
            onSort={sort}
          />
          <span className={classes.note}>
            {t('members.totalHint', {
              items: itemOf('github.reviewWait').other,
            })}
          </span>
        </>
      )}
      {data && data.hidden > 0 && (
        <span className={classes.note}>
          {t('facts.hidden', { count: data.hidden })}
        </span>
      )}
      {!all && sorted.length > firstRows && (
        <Button
          size="small"
          className={classes.more}
          onClick={() => setAll(true)}
        >
          {t('members.showAll', { total: String(sorted.length) })}
        </Button>
      )}
    </Section>
  );
};
