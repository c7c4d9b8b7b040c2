import { createTheme, getContrastRatio } from '@material-ui/core/styles';
import type { KeyResultState } from '@keyresults/backstage-plugin-okr-common';
import { blended, quietText, readableOn, stateColour } from './stateColours';

/** What Backstage's own themes say about paper and status. */
const palettes = {
  light: {
    type: 'light' as const,
    background: { paper: '#FFFFFF' },
    status: {
      ok: '#1DB954',
      warning: '#FF9800',
      error: '#E22134',
      aborted: '#757575',
      pending: '#FFED51',
      running: '#1F5493',
    },
  },
  dark: {
    type: 'dark' as const,
    background: { paper: '#424242' },
    status: {
      ok: '#71CF88',
      warning: '#FFB84D',
      error: '#F84C55',
      aborted: '#9E9E9E',
      pending: '#FEF071',
      running: '#3488E3',
    },
  },
  'plain Material': { type: 'light' as const },
};

const states: KeyResultState[] = [
  'achieved',
  'on track',
  'at risk',
  'off track',
  'no data',
  'outdated',
  'not started',
  'invalid',
];

describe('stateColour', () => {
  const cases = Object.entries(palettes).flatMap(([name, palette]) =>
    states.map(state => ({ name, palette, state })),
  );
  it.each(cases)(
    'can be read: $state in the $name theme',
    ({ palette, state }) => {
      const theme = createTheme({ palette });
      expect(
        getContrastRatio(
          stateColour(theme, state),
          theme.palette.background.paper,
        ),
      ).toBeGreaterThanOrEqual(4.5);
    },
  );
});

describe('readableOn', () => {
  it('leaves a colour that can be read as it is', () => {
    expect(readableOn('#ffffff', '#000000')).toBe('#000000');
  });

  it('darkens on light and lightens on dark', () => {
    const middle = '#808080';
    expect(
      getContrastRatio(readableOn('#ffffff', middle), '#000000'),
    ).toBeLessThan(getContrastRatio(middle, '#000000'));
    expect(
      getContrastRatio(readableOn('#222222', middle), '#000000'),
    ).toBeGreaterThan(getContrastRatio(middle, '#000000'));
  });
});

describe('blended', () => {
  it('mixes a translucent colour with what is under it', () => {
    // 0.6 × 0 + 0.4 × 255 = 102
    expect(blended('rgba(0, 0, 0, 0.6)', '#ffffff')).toBe('rgb(102, 102, 102)');
    expect(blended('#123456', '#ffffff')).toBe('rgb(18, 52, 86)');
  });
});

describe('quietText', () => {
  it.each([
    ['light', '#f5f5f5', '#ffffff'],
    ['dark', '#333333', '#424242'],
  ] as const)(
    'can be read on the page and on a card in the %s theme',
    (type, page, paper) => {
      const theme = createTheme({
        palette: { type, background: { default: page, paper } },
      });
      expect(getContrastRatio(quietText(theme), page)).toBeGreaterThanOrEqual(
        4.5,
      );
      expect(getContrastRatio(quietText(theme), paper)).toBeGreaterThanOrEqual(
        4.5,
      );
    },
  );
});
