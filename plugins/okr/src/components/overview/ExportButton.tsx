import { useState } from 'react';
import Button from '@material-ui/core/Button';
import GetAppIcon from '@material-ui/icons/GetApp';
import { useApi } from '@backstage/core-plugin-api';
import type { CycleSummary } from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../../api';
import { useText } from '../common/useText';
import { useOverviewStyles } from './overviewStyles';

const ways = {
  table: {
    label: 'overview.export',
    hint: 'overview.exportHint',
    ending: 'csv',
    // With the mark by which spreadsheets know UTF-8.
    mark: '\uFEFF',
    type: 'text/csv;charset=utf-8',
  },
  report: {
    label: 'overview.report',
    hint: 'overview.reportHint',
    ending: 'md',
    mark: '',
    type: 'text/markdown;charset=utf-8',
  },
} as const;

/** Hands out every key result of a cycle: as a table, or as a report of what became of it. @internal */
export const ExportButton = (props: {
  cycle: CycleSummary;
  as: keyof typeof ways;
}) => {
  const classes = useOverviewStyles();
  const t = useText();
  const okrApi = useApi(okrApiRef);
  const [state, setState] = useState<{ busy: boolean; error?: string }>({
    busy: false,
  });
  const { id, label } = props.cycle;
  const way = ways[props.as];

  const load = async () => {
    setState({ busy: true });
    try {
      const text =
        props.as === 'table'
          ? await okrApi.getOverviewCsv({ cycle: id })
          : await okrApi.getOverviewMarkdown({ cycle: id });
      const name = `okrs-${id.replace('/', '_')}.${way.ending}`;
      download(name, new Blob([way.mark, text], { type: way.type }));
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
        title={t(way.hint, { cycle: label })}
        onClick={load}
      >
        {t(way.label)}
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
function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
