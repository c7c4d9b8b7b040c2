import { memo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { KeyResultState } from '@keyresults/backstage-plugin-okr-common';
import { quietText, stateClass, stateStyles } from '../../theme/stateColours';
import { useText } from '../common/useText';

const useStyles = makeStyles(theme => ({
  root: { minWidth: 0 },
  track: {
    position: 'relative',
    height: 6,
    borderRadius: 3,
    backgroundColor: theme.palette.action.selected,
  },
  bar: { height: '100%', borderRadius: 3 },
  tick: {
    position: 'absolute',
    top: -4,
    width: 2,
    height: 14,
    marginLeft: -1,
    borderRadius: 1,
    backgroundColor: theme.palette.text.primary,
  },
  text: {
    ...theme.typography.caption,
    display: 'block',
    marginTop: theme.spacing(0.75),
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
  },
  ...stateStyles(theme, 'backgroundColor'),
}));

/** As in the sentence that says why: rounded down, so that 99.9% of the way is not called all of it. */
const percent = (share: number) =>
  `${Math.floor(Math.min(1, Math.max(0, share)) * 100 + 1e-9)}%`;

/** How far a key result is, with a tick where its weekly pace would be. @internal */
export const ProgressBar = memo(
  (props: {
    title: string;
    state: KeyResultState;
    /** 0 to 1. */
    progress?: number;
    /** 0 to 1. */
    expected?: number;
  }) => {
    const classes = useStyles();
    const t = useText();
    const { progress, expected } = props;
    if (progress === undefined) {
      return (
        <div className={classes.root}>
          <div className={classes.track} />
          <span className={classes.text}>{t('keyResult.noProgress')}</span>
        </div>
      );
    }
    const text =
      expected === undefined
        ? t('keyResult.progressAlone', { progress: percent(progress) })
        : t('keyResult.progressText', {
            progress: percent(progress),
            expected: percent(expected),
          });
    return (
      <div className={classes.root}>
        <div
          className={classes.track}
          role="progressbar"
          aria-label={t('keyResult.progress', { title: props.title })}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={parseInt(percent(progress), 10)}
          aria-valuetext={text}
        >
          <div
            className={`${classes.bar} ${classes[stateClass[props.state]]}`}
            style={{ width: percent(progress) }}
          />
          {expected !== undefined && (
            <div className={classes.tick} style={{ left: percent(expected) }} />
          )}
        </div>
        <span className={classes.text} aria-hidden>
          {text}
        </span>
      </div>
    );
  },
);
