import {
  AuthService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UrlReaderService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { FileHost } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import { EditingConfig } from '../config';
import { AuthorizedEditingService } from './AuthorizedEditingService';
import { DraftContext, draftOkrs } from './draftOkrs';
import { EditingService } from './EditingService';
import { followProposalEvents } from './followProposalEvents';
import { LocalFiles } from './places/LocalFiles';
import { ProposalWatch } from './ProposalWatch';
import { scheduleEditing } from './scheduleEditing';
import { isTakenUp } from './takenUp';
import { EditClaims, EditLimits, OverlayStore, ProposalStore } from './stores';

/** @internal */
export interface EditingParts {
  services: {
    auth: AuthService;
    catalog: CatalogService;
    config: RootConfigService;
    events: EventsService;
    logger: LoggerService;
    permissions: PermissionsService;
    scheduler: SchedulerService;
    urlReader: UrlReaderService;
    userInfo: UserInfoService;
  };
  database: Knex;
  config: EditingConfig;
  hosts: readonly FileHost[];
  /** What drafts are evaluated with. */
  drafts: DraftContext;
}

/** @internal */
export interface Editing {
  service: AuthorizedEditingService;
  /** Begins to look after what was proposed, once what the numbers need is under way. */
  schedule(): Promise<void>;
}

/**
 * Puts together what editing needs, and listens for what becomes of what was proposed.
 *
 * @internal
 */
export async function startEditing({
  services,
  database,
  config,
  hosts,
  drafts,
}: EditingParts): Promise<Editing> {
  const { catalog, auth, logger, events, permissions, scheduler } = services;
  const { settings, entities, now } = drafts;
  const understanding = {
    metrics: settings.metrics.definitions,
    cycles: settings.cycles,
  };
  const proposals = new ProposalStore(database);
  const limits = new EditLimits(database, config.perHour);
  const { pollMs, keepProposalsMs: keepMs } = config;
  const overlays = new OverlayStore(database);
  const service = new EditingService({
    config,
    hosts,
    localFiles: LocalFiles.fromConfig(services.config),
    urlReader: services.urlReader,
    proposals,
    overlays,
    claims: new EditClaims(database),
    catalog,
    auth,
    entities,
    understanding,
    okrsOf: (question, sight) => draftOkrs(drafts, question, sight),
    appBaseUrl: services.config.getOptionalString('app.baseUrl'),
    logger,
    now,
  });
  await followProposalEvents({ events, hosts, proposals, logger, now });
  const watch = new ProposalWatch({
    hosts,
    proposals,
    isTakenUp: async proposal =>
      isTakenUp(
        proposal,
        await entities.find(proposal.entityRef),
        understanding,
      ),
    catalog,
    auth,
    logger,
    pollMs,
    keepMs,
    now,
  });
  return {
    service: new AuthorizedEditingService(service, {
      catalog,
      permissions,
      userInfo: services.userInfo,
      who: config.who,
      limits,
      now,
    }),
    schedule: () =>
      scheduleEditing(scheduler, {
        watch,
        proposals,
        limits,
        retirement: config.overlays
          ? { overlays, catalog, auth, logger, now }
          : undefined,
        logger,
        pollMs,
        keepMs,
        now,
      }),
  };
}
