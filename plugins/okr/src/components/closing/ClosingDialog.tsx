import DialogContent from '@material-ui/core/DialogContent';
import type {
  CycleClosing,
  CycleSummary,
} from '@keyresults/backstage-plugin-okr-common';
import { useCycleReport } from '../../hooks/useCycles';
import { useUserRef } from '../../hooks/useEditing';
import { PageDialog } from '../common/PageDialog';
import { Placeholder } from '../common/Placeholder';
import { useText } from '../common/useText';
import { LoadError } from '../states/LoadError';
import { ClosingForm } from './ClosingForm';

/** Closes a cycle, or edits its review, over the page. @internal */
export const ClosingDialog = (props: {
  entityRef: string;
  cycle: CycleSummary;
  onSaved(closing: CycleClosing): void;
  onClose(): void;
}) => {
  const t = useText();
  const userRef = useUserRef();
  const { entityRef, cycle, onClose } = props;
  const { data, error, loading, retry } = useCycleReport(entityRef, cycle.id);
  return (
    <PageDialog
      title={t(data?.closing ? 'closing.editTitle' : 'closing.open', {
        cycle: cycle.label,
      })}
      closeLabel={t('closing.cancel')}
      onClose={onClose}
    >
      {data && userRef ? (
        <ClosingForm
          userRef={userRef}
          report={data}
          onSaved={props.onSaved}
          onClose={onClose}
        />
      ) : (
        <DialogContent>
          {error ? (
            <LoadError error={error} retry={retry} loading={loading} part />
          ) : (
            <Placeholder height={480} />
          )}
        </DialogContent>
      )}
    </PageDialog>
  );
};
