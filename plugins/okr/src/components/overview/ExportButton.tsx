import { useState } from 'react';
import Button from '@material-ui/core/Button';
import GetAppIcon from '@material-ui/icons/GetApp';
import { useApi } from '@backstage/core-plugin-api';
import type { CycleSummary } from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../../api';
import { useText } from '../common/useText';
import { useOverviewStyles } from './overviewStyles';

/** Hands out every key result of a cycle as a table. @internal */
export const ExportButton = (props: { cycle: CycleSummary }) => {
  const classes = useOverviewStyles();
  const t = useText();
  const okrApi = useApi(okrApiRef);
  const [state, setState] = useState<{ busy: boolean; error?: string }>({
    busy: false,
  });
  const { id, label } = props.cycle;

  const load = async () => {
    setState({ busy: true });
    try {
      const table = await okrApi.getOverviewCsv({ cycle: id });
      download(`okrs-${id.replace('/', '_')}.csv`, table);
      setState({ busy: false });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      setState({ busy: false, error: reason });
    }
  };

  return (
    <>
      <Button
        size="small"
        variant="outlined"
        startIcon={<GetAppIcon fontSize="small" />}
        disabled={state.busy}
        title={t('overview.exportHint', { cycle: label })}
        onClick={load}
      >
        {t('overview.export')}
      </Button>
      {state.error && (
        <span role="alert" className={classes.quiet}>
          {t('overview.exportFailed', { reason: state.error })}
        </span>
      )}
    </>
  );
};

/** The API asks for a token, so that a plain link would not do. */
function download(name: string, table: string): void {
  // With the mark by which spreadsheets know UTF-8.
  const blob = new Blob(['\uFEFF', table], { type: 'text/csv;charset=utf-8' });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
