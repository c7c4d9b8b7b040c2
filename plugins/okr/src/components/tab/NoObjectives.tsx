import Typography from '@material-ui/core/Typography';
import type {
  AnnotationChange,
  OkrsResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { Section } from '../common/Section';
import { useText } from '../common/useText';
import { NoAnnotation } from '../states/NoAnnotation';

/** Stands in place of the objectives where there are none. @internal */
export const NoObjectives = (props: {
  okrs: OkrsResponse;
  /** Left out where the reader may not edit. */
  onEdit?(): void;
  /** Opens the editor with changes made already. Left out where the reader may not edit. */
  onEditWith?(changes: readonly AnnotationChange[]): void;
}) => {
  const t = useText();
  const { okrs } = props;
  if (!okrs.hasAnnotation) {
    return <NoAnnotation {...props} />;
  }
  const otherCycles = okrs.cycles
    .filter(({ id }) => id !== okrs.cycle.id)
    .map(({ label }) => label);
  return (
    <Section title={t('tab.noObjectives', { cycle: okrs.cycle.label })}>
      {otherCycles.length > 0 && (
        <Typography variant="body2">
          {t('tab.otherCycles', { cycles: otherCycles.join(', ') })}
        </Typography>
      )}
    </Section>
  );
};
