import { useState } from 'react';
import Button from '@material-ui/core/Button';
import GetAppIcon from '@material-ui/icons/GetApp';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { writeCycleSegment } from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../../api';
import { useText } from '../common/useText';
import { useClosingStyles } from './closingStyles';

/** Hands out the report of a cycle as Markdown. @internal */
export const ReportButton = (props: { entityRef: string; cycle: string }) => {
  const classes = useClosingStyles();
  const t = useText();
  const okrApi = useApi(okrApiRef);
  const [state, setState] = useState<{ busy: boolean; error?: string }>({
    busy: false,
  });
  const { entityRef, cycle } = props;

  const load = async () => {
    setState({ busy: true });
    try {
      const entity = parseEntityRef(entityRef);
      const text = await okrApi.getCycleReportMarkdown(entity, cycle);
      download(`okrs-${entity.name}-${writeCycleSegment(cycle)}.md`, text);
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
        onClick={load}
      >
        {t('closing.download')}
      </Button>
      {state.error && (
        <span role="alert" className={classes.quiet}>
          {t('closing.downloadFailed', { reason: state.error })}
        </span>
      )}
    </>
  );
};

/** The API asks for a token, so that a plain link would not do. */
function download(name: string, text: string): void {
  const blob = new Blob([text], { type: 'text/markdown;charset=utf-8' });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
