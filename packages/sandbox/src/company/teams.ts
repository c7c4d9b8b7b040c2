import { Place } from './WorkingCalendar';

/**
 * How a team's wait for a review develops.
 *
 * - `turnaround`: slow until the current quarter, fast after its first four weeks
 * - `worsening`: fast before the last quarter, slow by the end of the current one
 * - `unasked`: nobody requests reviews there
 *
 * @public
 */
export type TeamTrend = 'steady' | 'turnaround' | 'worsening' | 'unasked';

/** @public */
export interface Team {
  /** Name of the Group entity and slug of the team on GitHub. */
  name: string;
  title: string;
  tribe: string;
  place: Place;
  trend: TeamTrend;
  /** Median working hours until a requested review is there. */
  medianWaitHours: number;
  /** Pull requests a week in a service of ordinary activity. */
  weeklyPullRequests: number;
  /** Share of requests that go to the team rather than to a person. */
  teamRequestShare: number;
  draftShare: number;
  /** Share of pull requests that are forgotten with a request unanswered. */
  forgottenShare: number;
  /** Whether the plain-user bot `golangcibot` comments on its pull requests. */
  lintBot: boolean;
  /** Logins; the first leads. */
  members: readonly string[];
}

/** @internal */
export const tribes = [
  { name: 'shopping', title: 'Shopping' },
  { name: 'money', title: 'Money' },
  { name: 'fulfilment', title: 'Fulfilment' },
  { name: 'platform', title: 'Platform' },
] as const;

const berlin: Place = { zone: 'Europe/Berlin', country: 'DE' };
const london: Place = { zone: 'Europe/London', country: 'GB' };
const newYork: Place = { zone: 'America/New_York', country: 'US' };
const bangalore: Place = { zone: 'Asia/Kolkata', country: 'IN' };

type Habits = Partial<Omit<Team, 'name' | 'title' | 'tribe' | 'place'>>;

function team(
  name: string,
  title: string,
  tribe: (typeof tribes)[number]['name'],
  place: Place,
  members: string,
  habits: Habits = {},
): Team {
  return {
    name,
    title,
    tribe,
    place,
    trend: 'steady',
    medianWaitHours: 5,
    weeklyPullRequests: 1.7,
    teamRequestShare: 0.4,
    draftShare: 0.2,
    forgottenShare: 0.015,
    lintBot: false,
    members: members.split(' '),
    ...habits,
  };
}

/** The teams of acme. @internal */
export const teams: readonly Team[] = [
  team(
    'checkout',
    'Checkout',
    'shopping',
    berlin,
    'ada jonas mira felix paula tomasz',
    { medianWaitHours: 6, weeklyPullRequests: 2.2, lintBot: true },
  ),
  team('search', 'Search', 'shopping', berlin, 'wei greta oskar lina deniz', {
    medianWaitHours: 4,
    teamRequestShare: 0.6,
  }),
  team(
    'storefront',
    'Storefront',
    'shopping',
    london,
    'oliver amelia harry zara priya callum',
    { weeklyPullRequests: 2.4, draftShare: 0.35 },
  ),
  team('mobile', 'Mobile Apps', 'shopping', london, 'niamh ewan isla rhys', {
    medianWaitHours: 7,
    weeklyPullRequests: 3,
    teamRequestShare: 0.2,
  }),
  team(
    'payments',
    'Payments',
    'money',
    newYork,
    'marcus elena david grace hector nina',
    {
      trend: 'turnaround',
      medianWaitHours: 9,
      weeklyPullRequests: 2.8,
      teamRequestShare: 0.7,
      forgottenShare: 0.004,
    },
  ),
  team('billing', 'Billing', 'money', newYork, 'walter irene carl joanna', {
    medianWaitHours: 16,
    weeklyPullRequests: 1.2,
    forgottenShare: 0.09,
  }),
  team('risk', 'Risk', 'money', london, 'fiona george leila samir', {
    medianWaitHours: 8,
    lintBot: true,
  }),
  team(
    'warehouse',
    'Warehouse',
    'fulfilment',
    berlin,
    'klaus birgit emre sofia jan',
    { trend: 'worsening', medianWaitHours: 3 },
  ),
  team(
    'delivery',
    'Delivery',
    'fulfilment',
    bangalore,
    'arjun kavya rohan meera vikram anika',
    { medianWaitHours: 5, weeklyPullRequests: 2, draftShare: 0.1 },
  ),
  team(
    'developer-experience',
    'Developer Experience',
    'platform',
    berlin,
    'noor hannes yuki clara',
    { medianWaitHours: 1.2, teamRequestShare: 0.85, weeklyPullRequests: 2.6 },
  ),
  team(
    'identity',
    'Identity',
    'platform',
    bangalore,
    'divya rahul ishaan tara',
    { medianWaitHours: 2.2, forgottenShare: 0.01 },
  ),
  team('insights', 'Insights', 'platform', newYork, 'ruth alan simone peter', {
    trend: 'unasked',
    weeklyPullRequests: 1.3,
  }),
];
