import { Link } from '@backstage/core-components';
import type { EvaluatedKeyResult } from '@keyresults/backstage-plugin-okr-common';
import {
  formatAmount,
  formatBeside,
} from '@keyresults/backstage-plugin-okr-common';
import { metricLabel, unitOf } from '../../format/metrics';
import { Terms } from '../common/Terms';
import { useText } from '../common/useText';

const GuardrailText = (props: {
  guardrail: NonNullable<EvaluatedKeyResult['guardrail']>;
  over: boolean;
}) => {
  const t = useText();
  const { metric, keep, current, kept, judgedValue } = props.guardrail;
  const unit = unitOf(metric);
  const keepText = t(
    keep.op === 'above' ? 'keyResult.keepAbove' : 'keyResult.keepBelow',
    { value: formatAmount(keep.value, unit) },
  );
  const verdict =
    kept === undefined
      ? t('keyResult.guardrailUnknown')
      : t(kept ? 'keyResult.guardrailKept' : 'keyResult.guardrailBroken');
  const noise =
    judgedValue === undefined
      ? ''
      : t('keyResult.guardrailNoise', {
          value: formatAmount(judgedValue, unit),
        });
  const text = t(
    props.over ? 'keyResult.guardrailTextOver' : 'keyResult.guardrailText',
    {
      metric: metricLabel(metric),
      keep: keepText,
      value: formatBeside(current.value, { amount: keep.value, unit }),
    },
  );
  return (
    <>
      {text}: {verdict}
      {noise}
    </>
  );
};

/** What people wrote beside the number: why, who, links, and the guardrail. @internal */
export const KeyResultNotes = (props: {
  keyResult: EvaluatedKeyResult;
  /** The cycle is over. */
  over: boolean;
}) => {
  const t = useText();
  const { why, owner, links, guardrail } = props.keyResult;
  if (!why && !owner && links.length === 0 && !guardrail) {
    return null;
  }
  return (
    <Terms
      entries={[
        [t('keyResult.why'), why],
        [t('keyResult.owner'), owner],
        [
          t('keyResult.links'),
          links.length > 0 &&
            links.map(link => (
              <div key={link.url}>
                <Link to={link.url}>{link.title ?? link.url}</Link>
              </div>
            )),
        ],
        [
          t('keyResult.guardrail'),
          guardrail && (
            <GuardrailText guardrail={guardrail} over={props.over} />
          ),
        ],
      ]}
    />
  );
};
