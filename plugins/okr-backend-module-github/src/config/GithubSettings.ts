import { RootConfigService } from '@backstage/backend-plugin-api';
import { daysSchema, readSection } from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';
import { IssueRules, issueRulesSchema } from '../issues/IssueRules';
import { DerivationRules } from '../timeline';

/** What `okr.github` in the app's configuration says, with the defaults filled in. @internal */
export interface GithubSettings extends DerivationRules {
  /** How far back the first read goes. */
  historyDays: number;
  /** Between two reads of a repository. */
  intervalMinutes: number;
  /** How incidents kept as issues are read; undefined where they are not. */
  incidents: IssueRules | undefined;
}

/** Bots that are ordinary users on GitHub; those of type Bot need no list. */
const wellKnownBots = [
  'codecov-commenter',
  'coveralls',
  'golangcibot',
  'googlebot',
  'k8s-ci-robot',
];

const texts = z.array(z.string().min(1));

const settingsSchema = z.strictObject({
  bots: texts.default([]),
  deletedAccounts: z.enum(['human', 'bot']).default('human'),
  history: daysSchema.default(180),
  intervalMinutes: z.number().min(1).max(1440).default(10),
  maintenance: z
    .strictObject({
      labels: texts.default([
        'maintenance',
        'dependencies',
        'chore',
        'tech-debt',
      ]),
      titlePrefixes: texts.default([
        'chore:',
        'deps:',
        'build:',
        'ci:',
        'refactor:',
      ]),
      paths: texts.default([]),
    })
    .prefault({}),
  incidents: issueRulesSchema.optional(),
});

/**
 * Reads `okr.github`.
 *
 * @throws InputError that names every setting that is wrong
 * @internal
 */
export function readGithubSettings(config: RootConfigService): GithubSettings {
  const parsed = readSection(config, 'okr.github', settingsSchema);
  const { bots, deletedAccounts, history, maintenance, incidents, ...rest } =
    parsed;
  return {
    ...rest,
    incidents,
    historyDays: history,
    accounts: { bots: [...wellKnownBots, ...bots], deletedAccounts },
    maintenance,
  };
}
