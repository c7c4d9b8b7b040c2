import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { PromiseChange } from '@keyresults/backstage-plugin-okr-common';
import { useItemListStyles } from '../common/itemListStyles';
import { Subheading } from '../common/Subheading';
import { useText } from '../common/useText';
import { ChangeFlag } from '../../charts/ChangeFlag';
import { useChangeTexts } from './useChangeTexts';
import { WhoMadeIt } from './WhoMadeIt';

/** More would push everything else away. */
const shownAtFirst = 5;

const useStyles = makeStyles(theme => ({
  what: { ...theme.typography.body2, display: 'block' },
  eased: { fontWeight: theme.typography.fontWeightBold as number },
  reason: { ...theme.typography.body2, display: 'block', maxWidth: 640 },
}));

const OneChange = ({ change }: { change: PromiseChange }) => {
  const classes = useStyles();
  const items = useItemListStyles();
  const t = useText();
  const { whatChanged, howEased } = useChangeTexts();
  const eased = howEased(change);
  return (
    <li className={items.item}>
      {whatChanged(change).map((what, index) => (
        <span key={what} className={classes.what}>
          {index === 0 && <ChangeFlag eased={change.eased} />} {what}
          {index === 0 && eased !== undefined && (
            <>
              {' · '}
              <span className={classes.eased}>{eased}</span>
            </>
          )}
        </span>
      ))}
      {change.reason !== undefined && (
        <span className={classes.reason}>
          {t('changes.reason', { reason: change.reason })}
        </span>
      )}
      <span className={items.facts}>
        <WhoMadeIt made={change} />
      </span>
    </li>
  );
};

/** What of a key result's promise was changed in mid-cycle, by whom and why; newest first. @internal */
export const PromiseChanges = (props: {
  changes?: readonly PromiseChange[];
}) => {
  const items = useItemListStyles();
  const t = useText();
  const [asked, setAsked] = useState(false);
  const { changes = [] } = props;
  if (changes.length === 0) {
    return null;
  }
  const newest = [...changes].reverse();
  const shown = asked ? newest : newest.slice(0, shownAtFirst);
  return (
    <div>
      <Subheading level="h5">{t('changes.title')}</Subheading>
      <ol className={items.list} reversed>
        {shown.map(change => (
          <OneChange key={change.at} change={change} />
        ))}
      </ol>
      {shown.length < newest.length && (
        <Button
          size="small"
          className={items.more}
          onClick={() => setAsked(true)}
        >
          {t('changes.showAll', { total: String(newest.length) })}
        </Button>
      )}
    </div>
  );
};
