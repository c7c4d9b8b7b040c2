import Typography from '@material-ui/core/Typography';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { formatAmount } from '@keyresults/backstage-plugin-okr-common';
import { unitOfKeyResult, unbroken } from '../../format/metrics';
import { useText } from '../common/useText';
import { useChanceText } from './useChanceText';

/** What the weeks so far say of the end of the cycle, in words. @internal */
export const ForecastText = (props: { keyResult: EvaluatedKeyResult }) => {
  const t = useText();
  const chanceText = useChanceText();
  const { keyResult } = props;
  const { forecast } = keyResult;
  const chance = chanceText(keyResult);
  if (!forecast || chance === undefined) {
    return null;
  }
  const unit = unitOfKeyResult(keyResult);
  const amount = (value: number) => unbroken(formatAmount(value, unit));
  const end = forecast.isAtLeast
    ? t('outlook.forecastAtLeast', { value: amount(forecast.value) })
    : t('outlook.forecast', {
        value: amount(forecast.value),
        low: amount(forecast.low),
        high: amount(forecast.high),
      });
  return (
    <Typography variant="body2">
      {end} {t('outlook.chance', { chance })}
    </Typography>
  );
};
