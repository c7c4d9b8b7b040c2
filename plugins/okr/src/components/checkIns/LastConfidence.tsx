import { useContext } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import { formatCalendarDay } from '../../format/instants';
import { quietText } from '../../theme/stateColours';
import { useText } from '../common/useText';
import { CheckInsContext } from './CheckInsContext';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.caption,
    display: 'block',
    color: quietText(theme),
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** How sure somebody was last, small beside the state. @internal */
export const LastConfidence = (props: {
  objectiveId: string;
  keyResult: EvaluatedKeyResult;
}) => {
  const classes = useStyles();
  const t = useText();
  const { summary } = useContext(CheckInsContext);
  const { objectiveId, keyResult } = props;
  // What was said a moment ago is not in the snapshot yet.
  const confidence = summary
    ? summary.keyResults.find(
        said =>
          said.objectiveId === objectiveId && said.keyResultId === keyResult.id,
      )?.confidence
    : keyResult.confidence;
  return confidence ? (
    <span className={classes.root} title={formatCalendarDay(confidence.day)}>
      {t('checkIns.last', { value: String(confidence.value) })}
    </span>
  ) : null;
};
