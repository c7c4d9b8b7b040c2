import Button from '@material-ui/core/Button';
import { useText } from '../components/common/useText';
import { useChartStyles } from './chartStyles';

/** Turns a picture into the table that says the same, and back. @internal */
export const TableToggle = (props: {
  asTable: boolean;
  onToggle(asTable: boolean): void;
}) => {
  const classes = useChartStyles();
  const t = useText();
  return (
    <Button
      size="small"
      className={classes.toggle}
      onClick={() => props.onToggle(!props.asTable)}
    >
      {props.asTable ? t('chart.showChart') : t('chart.showTable')}
    </Button>
  );
};
