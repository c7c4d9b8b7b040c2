import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableFooter from '@material-ui/core/TableFooter';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import type {
  MemberItem,
  ReviewWaitPanel,
} from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { MemberRow, NumberCells } from './MemberRow';
import { useMembersStyles } from './membersStyles';
import type { Direction, MemberColumn } from './sortMembers';

/** @internal */
export const MembersTable = (props: {
  items: readonly MemberItem[];
  /** The numbers of all together, computed from their facts. */
  total?: ReviewWaitPanel;
  column: MemberColumn;
  direction: Direction;
  onSort(column: MemberColumn): void;
}) => {
  const classes = useMembersStyles();
  const t = useText();
  const columns: { id: MemberColumn; label: string }[] = [
    { id: 'name', label: t('members.name') },
    { id: 'p50', label: 'p50' },
    { id: 'p75', label: 'p75' },
    { id: 'p90', label: 'p90' },
    { id: 'withinDay', label: t('members.within') },
    { id: 'answered', label: t('members.answered') },
    { id: 'waiting', label: t('members.waiting') },
    { id: 'oldest', label: t('members.oldest') },
  ];
  return (
    <div className={classes.frame}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('tab.services')}
      >
        <TableHead>
          <TableRow>
            {columns.map(({ id, label }) => (
              <TableCell
                key={id}
                align={id === 'name' ? 'left' : 'right'}
                className={id === 'name' ? classes.name : undefined}
                sortDirection={props.column === id ? props.direction : false}
              >
                <TableSortLabel
                  className={classes.sort}
                  active={props.column === id}
                  direction={props.column === id ? props.direction : 'desc'}
                  onClick={() => props.onSort(id)}
                >
                  {label}
                </TableSortLabel>
              </TableCell>
            ))}
            <TableCell className={classes.trend}>
              {t('members.trend')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.items.map(item => (
            <MemberRow key={item.entityRef} item={item} />
          ))}
        </TableBody>
        {props.total && (
          <TableFooter>
            <TableRow className={classes.total}>
              <TableCell
                component="th"
                scope="row"
                role="rowheader"
                className={classes.name}
              >
                {t('members.total')}
              </TableCell>
              <NumberCells numbers={props.total} />
              <TableCell />
            </TableRow>
          </TableFooter>
        )}
      </Table>
    </div>
  );
};
