import {
  darken,
  decomposeColor,
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

/**
 * What the eye sees of a translucent colour on an opaque one.
 *
 * @internal
 */
export function blended(colour: string, background: string): string {
  const top = decomposeColor(colour);
  const bottom = decomposeColor(background);
  const alpha = top.values[3] ?? 1;
  const channels = [0, 1, 2].map(index =>
    Math.round(top.values[index] * alpha + bottom.values[index] * (1 - alpha)),
  );
  return `rgb(${channels.join(', ')})`;
}

/** Whatever our text stands on: a card, a row pointed at, and the page itself. */
function groundsOf({ palette }: Theme): string[] {
  const { paper, default: page } = palette.background;
  return [paper, blended(palette.action.hover, paper), page];
}

/** The colour, or the nearest shade of it that can be read wherever our text stands. */
function readableAnywhere(theme: Theme, colour: string): string {
  return groundsOf(theme).reduce(
    (result, ground) => readableOn(ground, result),
    colour,
  );
}

/**
 * The colour of what is said in a low voice. The platform's own is too pale on the page's background.
 *
 * @internal
 */
export function quietText(theme: Theme): string {
  const { text, background } = theme.palette;
  return readableAnywhere(theme, blended(text.secondary, background.paper));
}

function statusPalette(theme: Theme): StatusPalette {
  const { palette } = theme as Theme & {
    palette: { status?: Partial<StatusPalette> };
  };
  return {
    ok: palette.status?.ok ?? palette.success.main,
    warning: palette.status?.warning ?? palette.warning.main,
    error: palette.status?.error ?? palette.error.main,
    aborted: palette.status?.aborted ?? quietText(theme),
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
  return readableAnywhere(theme, colours[state]);
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
