import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { writeCycleSegment } from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../../api';
import { DownloadButton } from '../common/DownloadButton';
import { useText } from '../common/useText';

/** Hands out the report of a cycle as Markdown. @internal */
export const ReportButton = (props: { entityRef: string; cycle: string }) => {
  const t = useText();
  const okrApi = useApi(okrApiRef);
  const { entityRef, cycle } = props;

  const load = async () => {
    const entity = parseEntityRef(entityRef);
    const text = await okrApi.getCycleReportMarkdown(entity, cycle);
    return {
      name: `okrs-${entity.name}-${writeCycleSegment(cycle)}.md`,
      content: new Blob([text], { type: 'text/markdown;charset=utf-8' }),
    };
  };

  return (
    <DownloadButton
      label={t('closing.download')}
      failed={reason => t('closing.downloadFailed', { reason })}
      load={load}
    />
  );
};
