import { Content, Header, Page } from '@backstage/core-components';
import { useText } from '../common/useText';
import { OverviewContent } from './OverviewContent';

/** The page for apps that frame their pages with a header of their own. @internal */
export const OverviewBody = () => (
  <Content>
    <OverviewContent />
  </Content>
);

/** The page with its header. @internal */
export const OverviewPage = () => {
  const t = useText();
  return (
    <Page themeId="home">
      <Header title={t('overview.title')} subtitle={t('overview.subtitle')} />
      <OverviewBody />
    </Page>
  );
};
