import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
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
const daysPattern = /^(\d+(?:\.\d+)?)\s*(d|w)$/;

const days = z
  .union([
    z.object({ days: z.number().positive() }).transform(value => value.days),
    z
      .string()
      .regex(daysPattern, 'expected days or weeks such as 180d or 26w')
      .transform(text => {
        const [, amount, unit] = daysPattern.exec(text) ?? [];
        return Number(amount) * (unit === 'w' ? 7 : 1);
      }),
  ])
  .refine(value => value > 0 && value <= 3650, 'expected 1 to 3650 days');

const settingsSchema = z.strictObject({
  bots: texts.default([]),
  deletedAccounts: z.enum(['human', 'bot']).default('human'),
  history: days.default(180),
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
  const given = config.getOptional('okr.github') ?? {};
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      issue => `${['okr.github', ...issue.path].join('.')}: ${issue.message}`,
    );
    throw new InputError(`Invalid configuration. ${problems.join('; ')}`);
  }
  const { bots, deletedAccounts, history, maintenance, incidents, ...rest } =
    parsed.data;
  return {
    ...rest,
    incidents,
    historyDays: history,
    accounts: { bots: [...wellKnownBots, ...bots], deletedAccounts },
    maintenance,
  };
}
