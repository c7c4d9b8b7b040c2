import { Setting } from './Stage';
import { Team, teams } from './teams';
import { waitCurve } from './waitCurve';
import { WorkingCalendar } from './WorkingCalendar';

const day = 24 * 3_600_000;

/** By name of the team. @internal */
export type Settings = Map<string, Setting>;

/** How the teams of acme work. @internal */
export function settingsOf(now: Date): Settings {
  return new Map(
    teams.map(team => [
      team.name,
      {
        team,
        calendar: calendarOf(team, now),
        neighbours: teams
          .filter(it => it.name !== team.name)
          .flatMap(it => it.members),
        medianWaitHours: waitCurve(team, now),
      },
    ]),
  );
}

/** @throws when there is no such team @internal */
export function settingFor(settings: Settings, team: string): Setting {
  const setting = settings.get(team);
  if (!setting) {
    throw new Error(`No team ${team}`);
  }
  return setting;
}

/** Work may be planned months beyond the last week shown. */
function calendarOf(team: Team, now: Date): WorkingCalendar {
  const from = now.getTime() - 380 * day;
  return new WorkingCalendar(team.place, from, now.getTime() + 400 * day);
}
