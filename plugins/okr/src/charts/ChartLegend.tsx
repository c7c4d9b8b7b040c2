import { ReactNode } from 'react';
import { useText } from '../components/common/useText';
import { useChartStyles } from './chartStyles';
import { ChangeFlag } from './ChangeFlag';
import { PointMark } from './PointMark';

const width = 20;
const height = 12;

/** Which marks are on the chart. @internal */
export interface ChartMarks {
  band: boolean;
  bandCut: boolean;
  pace: boolean;
  targetValue: boolean;
  /** Something promised was changed. */
  changed?: boolean;
  eased?: boolean;
  moreThan: boolean;
  cut: boolean;
  partial: boolean;
  incomplete: boolean;
}

/** Says what the marks mean, each beside a piece of itself; those that are not on the chart are left out. @internal */
export const ChartLegend = (props: ChartMarks) => {
  const classes = useChartStyles();
  const t = useText();
  const line = (className: string) => (
    <line className={className} x1="1" x2={width - 1} y1="6" y2="6" />
  );
  const mark = (className: string, cut = false) => (
    <g transform={`translate(${width / 2},${height / 2})`}>
      <PointMark className={className} radius={3} cut={cut} />
    </g>
  );
  const entry = (text: string, drawing: ReactNode) => (
    <span className={classes.legend}>
      <svg width={width} height={height} aria-hidden>
        {drawing}
      </svg>
      {text}
    </span>
  );
  const flag = (text: string, eased: boolean) => (
    <span className={classes.legend}>
      <ChangeFlag eased={eased} />
      {text}
    </span>
  );
  return (
    <>
      {entry(
        t('chart.weekly'),
        <>
          {line(classes.line)}
          {mark(classes.dot)}
        </>,
      )}
      {props.partial &&
        entry(
          t('chart.partial'),
          <>
            {line(`${classes.line} ${classes.partial}`)}
            {mark(classes.dot)}
          </>,
        )}
      {props.incomplete &&
        entry(t('chart.incomplete'), mark(classes.incomplete))}
      {props.moreThan && entry(t('chart.moreThan'), mark(classes.open))}
      {props.cut && entry(t('chart.cut'), mark(classes.dot, true))}
      {props.band &&
        entry(
          props.bandCut ? t('chart.bandCut') : t('chart.band'),
          <rect
            className={classes.band}
            width={width}
            height={height}
            rx="2"
          />,
        )}
      {props.pace && entry(t('chart.pace'), line(classes.pace))}
      {props.targetValue &&
        entry(t('chart.targetValueName'), line(classes.target))}
      {props.changed && flag(t('changes.legend'), false)}
      {props.eased && flag(t('changes.legendEased'), true)}
    </>
  );
};
