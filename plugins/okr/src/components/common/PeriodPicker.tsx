import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { periodIds } from '../../format/periods';
import type { Period } from '../../hooks/usePeriod';
import { useText } from './useText';

const textKeys = {
  '4w': 'period.fourWeeks',
  '13w': 'period.thirteenWeeks',
  '26w': 'period.twentySixWeeks',
  '1y': 'period.year',
  cycle: 'period.cycle',
} as const;

/** In pixels; the longest period has room. */
const widest = 156;

/** Which stretch of time a panel is about. @internal */
export const PeriodPicker = (props: {
  /** Of what, for a screen reader. */
  of: string;
  period: Period;
}) => {
  const t = useText();
  const { period } = props;
  return (
    <TextField
      select
      size="small"
      variant="outlined"
      style={{ minWidth: widest }}
      value={period.id}
      onChange={event => {
        const chosen = periodIds.find(id => id === event.target.value);
        if (chosen) {
          period.choose(chosen);
        }
      }}
      SelectProps={{
        SelectDisplayProps: {
          'aria-label': `${props.of}, ${t('period.label')}: ${t(
            textKeys[period.id],
          )}`,
        },
      }}
    >
      {periodIds.map(id => (
        <MenuItem key={id} value={id}>
          {t(textKeys[id])}
        </MenuItem>
      ))}
    </TextField>
  );
};
