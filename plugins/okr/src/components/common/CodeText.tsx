import { useRef } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { CopyTextButton } from '@backstage/core-components';
import { useScrollByKeyboard } from '../../hooks/useScrollByKeyboard';
import { useText } from './useText';

const useStyles = makeStyles(theme => ({
  frame: { position: 'relative', marginTop: theme.spacing(2) },
  copy: {
    position: 'absolute',
    top: theme.spacing(0.5),
    right: theme.spacing(0.5),
  },
  text: {
    ...theme.typography.body2,
    fontFamily: 'monospace',
    lineHeight: 1.6,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    overflowY: 'auto',
    maxHeight: 480,
    margin: 0,
    padding: theme.spacing(2, 7, 2, 2),
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    color: theme.palette.text.primary,
    backgroundColor: theme.palette.background.default,
    // Indentation has a meaning: most lines stay whole on a narrow page too.
    [theme.breakpoints.down('xs')]: {
      fontSize: theme.typography.caption.fontSize,
      padding: theme.spacing(2, 1),
    },
  },
}));

/** Text for a file, with a button that copies it. @internal */
export const CodeText = (props: {
  text: string;
  label: string;
  copyLabel: string;
}) => {
  const classes = useStyles();
  const t = useText();
  const element = useRef<HTMLPreElement>(null);
  useScrollByKeyboard(element);
  return (
    <div className={classes.frame}>
      <pre
        ref={element}
        className={classes.text}
        role="region"
        aria-label={props.label}
      >
        {props.text}
      </pre>
      <div className={classes.copy}>
        <CopyTextButton
          text={props.text}
          variant="tertiary"
          tooltipText={t('empty.copied')}
          aria-label={props.copyLabel}
        />
      </div>
    </div>
  );
};
