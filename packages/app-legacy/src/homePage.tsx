import { Content, Header, Page } from '@backstage/core-components';
import { CustomHomepageGrid } from '@backstage/plugin-home';
import { HomePageOwnKeyResults } from '@keyresults/backstage-plugin-okr/legacy';

/** What everybody begins with. */
const beginning = [
  { component: 'HomePageOwnKeyResults', x: 0, y: 0, width: 6, height: 6 },
];

/** A home page that people put together themselves. */
export const homePage = (
  <Page themeId="home">
    <Header title="Home" />
    <Content>
      <CustomHomepageGrid config={beginning}>
        <HomePageOwnKeyResults />
      </CustomHomepageGrid>
    </Content>
  </Page>
);
