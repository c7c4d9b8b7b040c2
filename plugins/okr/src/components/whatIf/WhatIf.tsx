import { useMemo, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  aimOf,
  asValues,
  parseStat,
} from '@keyresults/backstage-plugin-okr-common';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { unitOf } from '../../format/metrics';
import { targetChange } from '../../format/targetChange';
import { fingerSize } from '../../theme/touch';
import { Subheading } from '../common/Subheading';
import { useText } from '../common/useText';
import { TargetSlider } from './TargetSlider';
import { useEditWith } from './TargetEditContext';

const useStyles = makeStyles(theme => ({
  edit: { ...fingerSize, marginTop: theme.spacing(1) },
}));

interface WhatIfProps {
  objectiveId: string;
  keyResult: EvaluatedKeyResult;
  /** ISO 8601. */
  asOf: string;
  /** The cycle is over: its target value stays as it is. */
  over: boolean;
}

/** Tries other target values on the weeks so far. @internal */
export const WhatIf = (props: WhatIfProps) => {
  const classes = useStyles();
  const t = useText();
  const editWith = useEditWith();
  const { keyResult, asOf } = props;
  const { metric, targetValue, keep } = keyResult;
  const series = useMemo(
    () => asValues(keyResult.series, metric && parseStat(metric.stat)),
    [keyResult.series, metric],
  );
  const aim = useMemo(() => aimOf(keyResult), [keyResult]);
  const promised = keep?.value ?? targetValue;
  const [tried, setTried] = useState<{ of?: number; amount: number }>();
  if (!aim || !metric || promised === undefined) {
    return null;
  }
  // What was tried beside another target value is forgotten with it.
  const amount = tried?.of === promised ? tried.amount : promised;
  return (
    <div>
      <Subheading level="h5">{t('whatIf.title')}</Subheading>
      <TargetSlider
        question={{ series, asOf, aim, unit: unitOf(metric) }}
        promised={promised}
        amount={amount}
        onTry={chosen => setTried({ of: promised, amount: chosen })}
      />
      {editWith && !props.over && (
        <div>
          <Button
            size="small"
            variant="outlined"
            className={classes.edit}
            onClick={() =>
              editWith(targetChange(props.objectiveId, keyResult, amount))
            }
          >
            {t('whatIf.edit')}
          </Button>
        </div>
      )}
    </div>
  );
};
