import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink, useEntity } from '@backstage/plugin-catalog-react';
import {
  OKRS_FROM_ANNOTATION,
  OKRS_OVERLAY_ANNOTATION,
} from '@keyresults/backstage-plugin-okr-common';
import type { OverlayResponse } from '@keyresults/backstage-plugin-okr-common';
import { formatInstant } from '../../format/instants';
import { useOverlay } from '../../hooks/useEditing';
import { CodeText } from '../common/CodeText';
import { Placeholder } from '../common/Placeholder';
import { Section } from '../common/Section';
import { Subheading } from '../common/Subheading';
import { useText } from '../common/useText';
import { LoadError } from '../states/LoadError';

const useStyles = makeStyles(theme => ({
  versions: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

const OverlayDetails = ({ overlay }: { overlay: OverlayResponse }) => {
  const classes = useStyles();
  const t = useText();
  return (
    <>
      <Typography variant="body2">
        {t(overlay.used ? 'editor.overlay.text' : 'editor.overlay.unused')}
      </Typography>
      <CodeText
        text={overlay.yaml}
        label={t('editor.overlay.yaml')}
        copyLabel={t('editor.overlay.copy')}
      />
      <Subheading level="h4">{t('editor.overlay.history')}</Subheading>
      <ol className={classes.versions} reversed>
        {overlay.history.map(({ version, savedAt, savedBy, reason }) => (
          <li key={version}>
            <Typography variant="body2">
              {formatInstant(savedAt)}, <EntityRefLink entityRef={savedBy} />
              {reason && `: ${reason}`}
            </Typography>
          </li>
        ))}
      </ol>
    </>
  );
};

const LoadedOverlay = (props: { entityRef: string }) => {
  const { data, error, loading, retry } = useOverlay(props.entityRef);
  if (error) {
    return <LoadError error={error} retry={retry} loading={loading} part />;
  }
  return data ? (
    <OverlayDetails overlay={data} />
  ) : (
    <Placeholder height={120} />
  );
};

/** Key results that no file holds: how they came, and how they move to a file. @internal */
export const OverlaySection = (props: {
  entityRef: string;
  /** True where it is known beside what the entity says. */
  overlaid: boolean;
}) => {
  const t = useText();
  const { entity } = useEntity();
  const [open, setOpen] = useState(false);
  const annotations = entity.metadata.annotations ?? {};
  const isMarked =
    props.overlaid ||
    OKRS_FROM_ANNOTATION in annotations ||
    OKRS_OVERLAY_ANNOTATION in annotations;
  return isMarked ? (
    <section aria-label={t('editor.overlay.title')}>
      <Section
        title={t('editor.overlay.title')}
        actions={
          <Button
            size="small"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'editor.overlay.hide' : 'editor.overlay.show')}
          </Button>
        }
      >
        {open && <LoadedOverlay entityRef={props.entityRef} />}
      </Section>
    </section>
  ) : null;
};
