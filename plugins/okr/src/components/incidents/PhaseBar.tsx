import { makeStyles, useTheme } from '@material-ui/core/styles';
import { formatShare } from '@keyresults/backstage-plugin-okr-common';
import type { IncidentsSummary } from '@keyresults/backstage-plugin-okr-common';
import { TextureSample } from '../../charts/TextureSample';
import { TextureDefs, textureId } from '../../charts/TextureDefs';
import { useChartStyles } from '../../charts/chartStyles';
import { phaseShares } from '../../format/phaseShares';
import { severityFill } from '../../theme/severityFills';
import { Subheading } from '../common/Subheading';
import { useText } from '../common/useText';

const height = 28;
const texturePrefix = 'okr-phase-bar';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'block',
    width: '100%',
    height,
    borderRadius: theme.shape.borderRadius,
    margin: theme.spacing(1, 0),
  },
  known: { ...theme.typography.body2, margin: 0 },
}));

/** Which part of the time incidents went unnoticed, and which was spent on ending them. @internal */
export const PhaseBar = (props: { bar: IncidentsSummary['phaseBar'] }) => {
  const charts = useChartStyles();
  const classes = useStyles();
  const theme = useTheme();
  const t = useText();
  const { bar } = props;
  const parts = phaseShares(bar);
  const fills = parts.map((_, index) => severityFill(theme, index));
  const texts = parts.map(({ phase, share }) =>
    t('incidents.bar.share', {
      share: formatShare(share),
      phase: t(`incidents.bar.${phase}`),
    }),
  );
  const known = t('incidents.bar.known', {
    known: String(bar.known),
    count: bar.of,
  });
  return (
    <div>
      <Subheading level="h4">{t('incidents.bar.label')}</Subheading>
      {parts.length === 0 && (
        <p className={classes.known}>{t('incidents.bar.none')}</p>
      )}
      {parts.length > 0 && (
        <>
          <p className={classes.known}>
            {t('incidents.bar.sentence', {
              share: formatShare(parts[0].share),
            })}{' '}
            {known}
          </p>
          <svg
            role="img"
            aria-label={`${t('incidents.bar.label')}: ${texts.join(', ')}`}
            className={classes.bar}
          >
            <TextureDefs prefix={texturePrefix} fills={fills} />
            {parts.map(({ phase, share, from }, index) => (
              <rect
                key={phase}
                x={`${from * 100}%`}
                width={`${share * 100}%`}
                height={height}
                fill={`url(#${textureId(texturePrefix, index)})`}
                stroke={theme.palette.background.paper}
              />
            ))}
          </svg>
          <div className={charts.footer}>
            {texts.map((text, index) => (
              <span key={text} className={charts.legend}>
                <TextureSample fill={fills[index]} />
                {text}
              </span>
            ))}
          </div>
        </>
      )}
    </div>
  );
};
