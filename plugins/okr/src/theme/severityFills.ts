import { alpha, Theme } from '@material-ui/core/styles';
import { quietText, stateColour } from './stateColours';

/** How a severity is drawn: a colour, and a texture for whoever does not see colours apart. @internal */
export interface SeverityFill {
  colour: string;
  texture: 'solid' | 'stripes' | 'dots' | 'lines' | 'outline';
}

/**
 * The fill of a severity by its rank, 0 being the worst. Ranks that the ladder does not have are outlines.
 *
 * @internal
 */
export function severityFill(theme: Theme, rank: number): SeverityFill {
  const fills: SeverityFill[] = [
    { colour: stateColour(theme, 'off track'), texture: 'solid' },
    { colour: stateColour(theme, 'at risk'), texture: 'stripes' },
    { colour: theme.palette.primary.main, texture: 'dots' },
    { colour: quietText(theme), texture: 'lines' },
    { colour: alpha(quietText(theme), 0.6), texture: 'solid' },
  ];
  return fills[rank] ?? { colour: quietText(theme), texture: 'outline' };
}
