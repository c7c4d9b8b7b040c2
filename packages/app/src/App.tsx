import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { navModule } from './nav';

/** Everything else, the OKR plugin included, is found through `app.packages: all` in app-config. */
export const app = createApp({ features: [catalogPlugin, navModule] });
