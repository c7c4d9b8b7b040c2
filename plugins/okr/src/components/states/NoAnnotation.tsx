import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { OkrsResponse } from '@keyresults/backstage-plugin-okr-common';
import { CodeText } from '../common/CodeText';
import { Section } from '../common/Section';
import { useText } from '../common/useText';
import { annotationSnippet } from './snippet';

const useStyles = makeStyles({
  text: { maxWidth: 640 },
});

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
      <CodeText text={snippet} label={label} copyLabel={t('empty.copy')} />
    </Section>
  );
};
