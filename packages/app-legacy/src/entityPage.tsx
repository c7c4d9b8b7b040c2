import Grid from '@material-ui/core/Grid';
import {
  EntityAboutCard,
  EntityLayout,
  EntitySwitch,
  isKind,
} from '@backstage/plugin-catalog';
import {
  EntityOkrCard,
  EntityOkrContent,
  isOkrAvailable,
} from '@keyresults/backstage-plugin-okr/legacy';

const page = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      <Grid container spacing={3}>
        <Grid item md={6} xs={12}>
          <EntityAboutCard />
        </Grid>
        <EntitySwitch>
          <EntitySwitch.Case if={isOkrAvailable}>
            <Grid item md={6} xs={12}>
              <EntityOkrCard />
            </Grid>
          </EntitySwitch.Case>
        </EntitySwitch>
      </Grid>
    </EntityLayout.Route>
    <EntityLayout.Route path="/okrs" title="OKRs" if={isOkrAvailable}>
      <EntityOkrContent />
    </EntityLayout.Route>
  </EntityLayout>
);

/** A page per kind, as apps have them: the tab must bear to be mounted more than once. */
export const entityPage = (
  <EntitySwitch>
    <EntitySwitch.Case if={isKind('component')}>{page}</EntitySwitch.Case>
    <EntitySwitch.Case if={isKind('system')}>{page}</EntitySwitch.Case>
    <EntitySwitch.Case if={isKind('domain')}>{page}</EntitySwitch.Case>
    <EntitySwitch.Case if={isKind('group')}>{page}</EntitySwitch.Case>
    <EntitySwitch.Case if={isKind('user')}>{page}</EntitySwitch.Case>
    <EntitySwitch.Case>{page}</EntitySwitch.Case>
  </EntitySwitch>
);
