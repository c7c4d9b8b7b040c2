import { useApi } from '@backstage/core-plugin-api';
import type { CycleSummary } from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../../api';
import { DownloadButton } from '../common/DownloadButton';
import { useText } from '../common/useText';

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
  const t = useText();
  const okrApi = useApi(okrApiRef);
  const { id, label } = props.cycle;
  const way = ways[props.as];

  const load = async () => {
    const text =
      props.as === 'table'
        ? await okrApi.getOverviewCsv({ cycle: id })
        : await okrApi.getOverviewMarkdown({ cycle: id });
    return {
      name: `okrs-${id.replace('/', '_')}.${way.ending}`,
      content: new Blob([way.mark, text], { type: way.type }),
    };
  };

  return (
    <DownloadButton
      label={t(way.label)}
      hint={t(way.hint, { cycle: label })}
      failed={reason => t('overview.exportFailed', { reason })}
      load={load}
    />
  );
};
