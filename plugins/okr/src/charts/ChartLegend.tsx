import { useText } from '../components/common/useText';
import { useChartStyles } from './chartStyles';

/** Says what the marks mean, each beside a piece of itself. @internal */
export const ChartLegend = (props: {
  band: boolean;
  bandCut: boolean;
  pace: boolean;
  running: boolean;
}) => {
  const classes = useChartStyles();
  const t = useText();
  return (
    <>
      {props.band && (
        <span className={classes.legend}>
          <svg width="16" height="10" aria-hidden>
            <rect className={classes.band} width="16" height="10" rx="2" />
          </svg>
          {props.bandCut ? t('chart.bandCut') : t('chart.band')}
        </span>
      )}
      {props.pace && (
        <span className={classes.legend}>
          <svg width="16" height="10" aria-hidden>
            <line className={classes.pace} x1="1" x2="15" y1="5" y2="5" />
          </svg>
          {t('chart.pace')}
        </span>
      )}
      {props.running && (
        <span className={classes.legend}>
          <svg width="16" height="10" aria-hidden>
            <line
              className={`${classes.line} ${classes.running}`}
              x1="1"
              x2="15"
              y1="5"
              y2="5"
            />
          </svg>
          {t('chart.running')}
        </span>
      )}
    </>
  );
};
