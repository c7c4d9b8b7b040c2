import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { CopyTextButton } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { OkrsResponse } from '@keyresults/backstage-plugin-okr-common';
import { Section } from '../common/Section';
import { useText } from '../common/useText';
import { annotationSnippet } from './snippet';

const useStyles = makeStyles(theme => ({
  text: { maxWidth: 640 },
  frame: { position: 'relative' },
  copy: {
    position: 'absolute',
    top: theme.spacing(0.5),
    right: theme.spacing(0.5),
  },
  snippet: {
    ...theme.typography.body2,
    fontFamily: 'monospace',
    lineHeight: 1.6,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    margin: theme.spacing(2, 0, 0),
    padding: theme.spacing(2, 7, 2, 2),
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    color: theme.palette.text.primary,
    backgroundColor: theme.palette.background.default,
    // Indentation has a meaning: most lines stay whole on a narrow page too.
    [theme.breakpoints.down('xs')]: {
      fontSize: theme.typography.caption.fontSize,
      padding: theme.spacing(2, 1),
    },
  },
}));

/** Says how to begin, with an annotation filled in for this entity. @internal */
export const NoAnnotation = (props: {
  okrs: OkrsResponse;
  /** Left out where the reader may not edit. */
  onEdit?(): void;
}) => {
  const classes = useStyles();
  const t = useText();
  const { entity } = useEntity();
  const { okrs } = props;
  const snippet = annotationSnippet(
    entity,
    okrs.cycle.id,
    okrs.measured,
    okrs.reviewWait,
  );
  const label = t('empty.snippet', { name: entity.metadata.name });
  return (
    <Section
      title={t('empty.title')}
      actions={
        props.onEdit && (
          <Button
            size="small"
            color="primary"
            variant="contained"
            onClick={props.onEdit}
          >
            {t('editor.begin')}
          </Button>
        )
      }
    >
      <Typography variant="body2" className={classes.text}>
        {t('empty.what')} {t('empty.how')}
      </Typography>
      <div className={classes.frame}>
        <pre className={classes.snippet} role="region" aria-label={label}>
          {snippet}
        </pre>
        <div className={classes.copy}>
          <CopyTextButton
            text={snippet}
            variant="tertiary"
            tooltipText={t('empty.copied')}
            aria-label={t('empty.copy')}
          />
        </div>
      </div>
    </Section>
  );
};
