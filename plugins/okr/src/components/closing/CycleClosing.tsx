import { lazy, Suspense, useCallback, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { toastApiRef } from '@backstage/frontend-plugin-api';
import type {
  CycleClosing as Closing,
  CycleSummary,
  EntityCyclesResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { useSearchParam } from '../../hooks/useSearchParam';
import type { Remote } from '../../hooks/useRemote';
import { Notice } from '../common/Notice';
import { Placeholder } from '../common/Placeholder';
import { useText } from '../common/useText';
import { LoadError } from '../states/LoadError';
import { ClosedReview } from './ClosedReview';

/** Loaded by those who close a cycle, and by nobody else. */
const ClosingDialog = lazy(() =>
  import('./ClosingDialog').then(module => ({
    default: module.ClosingDialog,
  })),
);

const toastMilliseconds = 5_000;

/**
 * Of a cycle that is over: an invitation to close it, or what was said when it was closed.
 *
 * @internal
 */
export const CycleClosing = (props: {
  entityRef: string;
  /** The one that the page shows. */
  cycle: CycleSummary;
  cycles: Remote<EntityCyclesResponse>;
  /** Keep it the same function. */
  onChanged(): void;
}) => {
  const t = useText();
  const toastApi = useApi(toastApiRef);
  const [param, setParam] = useSearchParam('close');
  const [saves, setSaves] = useState(0);
  const { entityRef, cycle, cycles, onChanged } = props;
  const { retry } = cycles;
  const open = useCallback(() => setParam('cycle'), [setParam]);
  const close = useCallback(() => setParam(undefined), [setParam]);
  const saved = useCallback(
    ({ review }: Closing) => {
      toastApi.post({
        title: t(review.version > 1 ? 'closing.edited' : 'closing.saved', {
          cycle: cycle.label,
        }),
        status: 'success',
        timeout: toastMilliseconds,
      });
      setSaves(count => count + 1);
      close();
      retry();
      onChanged();
    },
    [toastApi, t, cycle.label, close, retry, onChanged],
  );

  if (!cycles.data) {
    return cycles.error ? (
      <LoadError
        error={cycles.error}
        retry={retry}
        loading={cycles.loading}
        part
      />
    ) : (
      <Placeholder height={74} />
    );
  }
  const { mayClose } = cycles.data;
  const known = cycles.data.cycles.find(one => one.cycle.id === cycle.id);
  if (!known?.isOver) {
    return null;
  }
  return (
    <>
      {known.closed ? (
        <ClosedReview
          key={saves}
          entityRef={entityRef}
          cycle={cycle}
          onEdit={mayClose ? open : undefined}
        />
      ) : (
        <Notice
          severity="info"
          title={t('closing.over', { cycle: cycle.label })}
          action={
            mayClose && (
              <Button
                size="small"
                color="primary"
                variant="outlined"
                onClick={open}
              >
                {t('closing.open', { cycle: cycle.label })}
              </Button>
            )
          }
        >
          <Typography variant="body2">
            {t(mayClose ? 'closing.overText' : 'closing.overOnly')}
          </Typography>
        </Notice>
      )}
      {mayClose && param !== null && (
        <Suspense fallback={null}>
          <ClosingDialog
            entityRef={entityRef}
            cycle={cycle}
            onSaved={saved}
            onClose={close}
          />
        </Suspense>
      )}
    </>
  );
};
