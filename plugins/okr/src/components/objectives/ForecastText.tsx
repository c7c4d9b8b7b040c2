import Typography from '@material-ui/core/Typography';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { formatAmount } from '@keyresults/backstage-plugin-okr-common';
import { unitOfKeyResult, unbroken } from '../../format/metrics';
import { useText } from '../common/useText';
import { useChanceText } from './useChanceText';

type Habit = NonNullable<EvaluatedKeyResult['habit']>;
type Forecast = NonNullable<EvaluatedKeyResult['forecast']>;

/** In how many weeks or months a habit is kept in the end. */
function useHabitForecastText() {
  const t = useText();
  return ({ per, of }: Habit, { value, low, high, isAtLeast }: Forecast) => {
    const share = t(
      per === 'week' ? 'outlook.weeksKept' : 'outlook.monthsKept',
      { kept: String(value), count: of },
    );
    if (isAtLeast) {
      return t('outlook.habitForecastAtLeast', { share });
    }
    return low === high
      ? t('outlook.habitForecastAlone', { share })
      : t('outlook.habitForecast', {
          share,
          low: String(low),
          high: String(high),
        });
  };
}

/** What the weeks so far say of the end of the cycle, in words. @internal */
export const ForecastText = (props: { keyResult: EvaluatedKeyResult }) => {
  const t = useText();
  const chanceText = useChanceText();
  const habitText = useHabitForecastText();
  const { keyResult } = props;
  const { forecast, habit } = keyResult;
  const chance = chanceText(keyResult);
  if (!forecast || chance === undefined) {
    return null;
  }
  if (habit) {
    return (
      <Typography variant="body2">
        {habitText(habit, forecast)} {t('outlook.habitChance', { chance })}
      </Typography>
    );
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
