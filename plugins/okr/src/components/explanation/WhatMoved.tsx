import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { useLocation } from 'react-router-dom';
import { keyResultHash } from '../../format/links';
import type { ExplainedKeyResult } from '../../hooks/useExplanation';
import { quietText } from '../../theme/stateColours';
import { fingerSize } from '../../theme/touch';
import { useText } from '../common/useText';
import { AGAINST } from './against';
import { Explanation } from './Explanation';

const useStyles = makeStyles(theme => ({
  title: { ...theme.typography.subtitle2, margin: 0 },
  button: {
    ...fingerSize,
    fontWeight: theme.typography.fontWeightBold as number,
    textTransform: 'none',
    marginLeft: theme.spacing(-0.5),
  },
  chevron: {
    transform: 'rotate(-90deg)',
    transition: theme.transitions.create('transform'),
    '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
  },
  open: { transform: 'none' },
  lead: { color: quietText(theme) },
  body: { marginTop: theme.spacing(1), minWidth: 0 },
}));

/** Whether the page's address links to what moved a key result. */
function useIsLinked({ objectiveId, keyResultId }: ExplainedKeyResult) {
  const { hash, search } = useLocation();
  return (
    hash === keyResultHash(objectiveId, keyResultId) &&
    new URLSearchParams(search).has(AGAINST)
  );
}

/** What moved a key result, worked out when somebody asks, or follows a link to it. @internal */
export const WhatMoved = (props: ExplainedKeyResult) => {
  const classes = useStyles();
  const t = useText();
  const id = useId();
  const [open, setOpen] = useState(useIsLinked(props));
  return (
    <div>
      <h5 className={classes.title}>
        <Button
          size="small"
          className={classes.button}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
          startIcon={
            <ExpandMoreIcon
              aria-hidden
              className={`${classes.chevron} ${open ? classes.open : ''}`}
            />
          }
        >
          {t('explanation.title')}
        </Button>
      </h5>
      {!open && (
        <Typography variant="caption" className={classes.lead}>
          {t('explanation.lead')}
        </Typography>
      )}
      {open && (
        <div id={id} className={classes.body}>
          <Explanation {...props} />
        </div>
      )}
    </div>
  );
};
