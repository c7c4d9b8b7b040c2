import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useEntity } from '@backstage/plugin-catalog-react';
import { suggestionChanges } from '@keyresults/backstage-plugin-okr-common';
import type { OkrsResponse } from '@keyresults/backstage-plugin-okr-common';
import { CodeText } from '../common/CodeText';
import { Section } from '../common/Section';
import { useText } from '../common/useText';
import type { BegunEdit } from '../editor/BegunEdit';
import { Suggestions } from '../suggestions';
import { BeginActions } from './BeginActions';
import { annotationSnippet } from './snippet';

const useStyles = makeStyles({
  text: { maxWidth: 640 },
});

/** Says how to begin: with key results from the entity's own numbers, or with an annotation to copy. @internal */
export const NoAnnotation = (props: {
  okrs: OkrsResponse;
  /** Left out where the reader may not edit. */
  onEdit?(): void;
  /** Opens the editor with changes made already. Left out where the reader may not edit. */
  onEditWith?(begun: BegunEdit): void;
}) => {
  const classes = useStyles();
  const t = useText();
  const { entity } = useEntity();
  const { okrs, onEdit, onEditWith } = props;
  const [asked, setAsked] = useState(false);
  const snippet = annotationSnippet(
    entity,
    okrs.cycle.id,
    okrs.measured,
    okrs.reviewWait,
  );
  const label = t('empty.snippet', { name: entity.metadata.name });
  const code = (
    <CodeText text={snippet} label={label} copyLabel={t('empty.copy')} />
  );
  return (
    <Section
      title={t('empty.title')}
      actions={
        <BeginActions
          onAsk={okrs.measured && !asked ? () => setAsked(true) : undefined}
          onEdit={onEdit}
        />
      }
    >
      <Typography variant="body2" className={classes.text}>
        {t('empty.what')} {!asked && t('empty.how')}
      </Typography>
      {asked ? (
        <Suggestions
          entityRef={okrs.entityRef}
          taking="take"
          fallback={code}
          onTake={
            onEditWith &&
            ((suggestion, cycle) =>
              onEditWith(written =>
                suggestionChanges(suggestion, written, cycle),
              ))
          }
        />
      ) : (
        code
      )}
    </Section>
  );
};
