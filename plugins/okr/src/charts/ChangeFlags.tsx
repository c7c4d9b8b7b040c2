import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { useChangeTexts } from '../components/changes/useChangeTexts';
import { useTimeZone } from '../components/common/TimeZoneContext';
import { useText } from '../components/common/useText';
import { formatDay } from '../format/instants';
import { quietText } from '../theme/stateColours';
import { ChangeFlag } from './ChangeFlag';
import { useChartStyles } from './chartStyles';
import { ChangeMark } from './targetLine';

/** How wide a flag is, so that a finger meets it. @internal */
export const flagWidth = 28;

const useStyles = makeStyles(theme => ({
  flag: {
    ...theme.typography.caption,
    position: 'absolute',
    top: 0,
    minWidth: flagWidth,
    height: flagWidth,
    marginLeft: -flagWidth / 2,
    padding: 0,
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    border: 0,
    borderRadius: theme.shape.borderRadius,
    color: theme.palette.text.primary,
    background: 'none',
    cursor: 'default',
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
    },
  },
  tooltip: {
    // Below the flag; words of people may be long.
    '&&': { top: flagWidth + 4, whiteSpace: 'normal', zIndex: 1 },
    width: 'max-content',
    maxWidth: 'min(300px, 60%)',
    overflowWrap: 'anywhere',
  },
  day: { color: quietText(theme), display: 'block' },
  what: { display: 'block' },
  more: { color: quietText(theme), display: 'block' },
}));

/** What a mark stands for, beside it. The list below the chart says the same, and who. */
const MarkTooltip = (props: {
  mark: ChangeMark;
  left: number;
  width: number;
}) => {
  const classes = useStyles();
  const chart = useChartStyles();
  const t = useText();
  const timeZone = useTimeZone();
  const { whatChanged, howEased } = useChangeTexts();
  const { left, width, mark } = props;
  // Of several there is room for no more than what they are.
  const isOne = mark.changes.length === 1;
  const side =
    left > width / 2 ? { right: width - left + 8 } : { left: left + 8 };
  return (
    <div
      className={`${chart.tooltip} ${classes.tooltip}`}
      style={side}
      aria-hidden
    >
      {mark.changes.map(change => (
        <div key={change.at}>
          <span className={classes.day}>{formatDay(change.at, timeZone)}</span>
          {[...whatChanged(change), howEased(change)].map(
            text =>
              text !== undefined && (
                <span key={text} className={classes.what}>
                  {text}
                </span>
              ),
          )}
          {isOne && change.by !== undefined && (
            <span className={classes.more}>
              {t('changes.by', { who: change.by.replace(/^.*\//, '') })}
            </span>
          )}
          {isOne && change.reason !== undefined && (
            <span className={classes.more}>
              {t('changes.reason', { reason: change.reason })}
            </span>
          )}
        </div>
      ))}
    </div>
  );
};

/** A flag over the chart for each change, or for several that stand close together. @internal */
export const ChangeFlags = (props: {
  marks: readonly ChangeMark[];
  /** Pixels from the left of the chart to the drawing. */
  offset: number;
  width: number;
}) => {
  const classes = useStyles();
  const t = useText();
  const { onOneLine } = useChangeTexts();
  const [shown, setShown] = useState<number>();
  const { marks, offset } = props;
  const mark = shown === undefined ? undefined : marks[shown];
  const hide = () => setShown(undefined);
  return (
    <>
      {marks.map(({ x, changes }, index) => (
        <button
          key={changes[0].at}
          type="button"
          className={classes.flag}
          style={{ left: offset + x }}
          aria-label={[
            ...(changes.length > 1
              ? [t('changes.several', { count: changes.length })]
              : []),
            ...changes.map(onOneLine),
          ].join('; ')}
          onPointerEnter={() => setShown(index)}
          onPointerLeave={hide}
          onFocus={() => setShown(index)}
          onBlur={hide}
          onKeyDown={event => event.key === 'Escape' && hide()}
        >
          <ChangeFlag eased={changes.some(({ eased }) => eased)} />
          {changes.length > 1 && changes.length}
        </button>
      ))}
      {mark && (
        <MarkTooltip mark={mark} left={offset + mark.x} width={props.width} />
      )}
    </>
  );
};
