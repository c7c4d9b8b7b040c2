import { makeStyles } from '@material-ui/core/styles';
import { scaleLinear } from '@visx/scale';
import { LinePath } from '@visx/shape';
import { highestDrawn } from './geometry';

const width = 88;
const height = 24;
const inset = 3;

const useStyles = makeStyles(theme => ({
  root: { display: 'block' },
  line: { stroke: theme.palette.primary.main, strokeWidth: 1.5, fill: 'none' },
}));

/** A row's weeks at a glance: from 0, with a gap where a week has no value. @internal */
export const TrendLine = (props: {
  label: string;
  values: readonly (number | null)[];
}) => {
  const classes = useStyles();
  const { values } = props;
  const known = values.flatMap(value => value ?? []);
  const top = highestDrawn(known, []);
  const x = scaleLinear<number>({
    domain: [0, Math.max(1, values.length - 1)],
    range: [inset, width - inset],
  });
  const y = scaleLinear<number>({
    domain: [0, top > 0 ? top : 1],
    range: [height - inset, inset],
  });
  return (
    <svg
      role="img"
      aria-label={props.label}
      className={classes.root}
      width={width}
      height={height}
    >
      <LinePath<number | null>
        className={classes.line}
        data={[...values]}
        defined={value => value !== null}
        x={(_, index) => x(index)}
        y={value => y(Math.min(value ?? 0, top))}
      />
    </svg>
  );
};
