import {
  darken,
  getContrastRatio,
  lighten,
  Theme,
} from '@material-ui/core/styles';
import type { KeyResultState } from '@keyresults/backstage-plugin-okr-common';

/** WCAG AA for text of normal size. */
const readableContrast = 4.5;
const step = 0.08;

interface StatusPalette {
  ok: string;
  warning: string;
  error: string;
  aborted: string;
}

/**
 * The colour, or the nearest shade of it that can be read on the background.
 *
 * @internal
 */
export function readableOn(background: string, colour: string): string {
  const shade = getContrastRatio('#fff', background) < 3 ? darken : lighten;
  let result = colour;
  for (
    let strength = step;
    strength < 1 && getContrastRatio(result, background) < readableContrast;
    strength += step
  ) {
    result = shade(colour, strength);
  }
  return result;
}

function statusPalette(theme: Theme): StatusPalette {
  const { palette } = theme as Theme & {
    palette: { status?: Partial<StatusPalette> };
  };
  return {
    ok: palette.status?.ok ?? palette.success.main,
    warning: palette.status?.warning ?? palette.warning.main,
    error: palette.status?.error ?? palette.error.main,
    aborted: palette.status?.aborted ?? palette.text.secondary,
  };
}

/** The colour that goes with a state's word and icon. @internal */
export function stateColour(theme: Theme, state: KeyResultState): string {
  const status = statusPalette(theme);
  const colours: Record<KeyResultState, string> = {
    achieved: status.ok,
    'on track': status.ok,
    'at risk': status.warning,
    'off track': status.error,
    'no data': status.aborted,
    outdated: status.aborted,
    'not started': status.aborted,
    invalid: status.error,
  };
  return readableOn(theme.palette.background.paper, colours[state]);
}

/** The name of a state's style: a class name cannot hold a space. @internal */
export const stateClass = {
  achieved: 'achieved',
  'on track': 'onTrack',
  'at risk': 'atRisk',
  'off track': 'offTrack',
  'no data': 'noData',
  outdated: 'outdated',
  'not started': 'notStarted',
  invalid: 'invalid',
} as const;

/** One style for each state, setting the property to the state's colour. @internal */
export function stateStyles(
  theme: Theme,
  property: 'color' | 'backgroundColor',
) {
  const style = (state: KeyResultState): Record<string, string> => ({
    [property]: stateColour(theme, state),
  });
  return {
    achieved: style('achieved'),
    onTrack: style('on track'),
    atRisk: style('at risk'),
    offTrack: style('off track'),
    noData: style('no data'),
    outdated: style('outdated'),
    notStarted: style('not started'),
    invalid: style('invalid'),
  };
}
