import { InfoCard } from '@backstage/core-components';
import { useText } from '../common/useText';
import { OwnKeyResults } from './OwnKeyResults';

/** The same with a frame of its own. @internal */
export const OwnKeyResultsCard = () => {
  const t = useText();
  return (
    <InfoCard title={t('overview.home.title')}>
      <OwnKeyResults />
    </InfoCard>
  );
};
