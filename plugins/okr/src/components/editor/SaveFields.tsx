import { useId } from 'react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import type {
  DescribedChange,
  SourceResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { useEditorStyles } from './editorStyles';

/** More names say less. */
const mostNamed = 3;

const Place = (props: { source: SourceResponse }) => {
  const classes = useEditorStyles();
  const t = useText();
  const { destination, place } = props.source;
  const title = place.url ? (
    <Link to={place.url}>{place.title}</Link>
  ) : (
    <span>{place.title}</span>
  );
  return (
    <Typography variant="body2" className={classes.place}>
      {t(`editor.destination.${destination}`)}
      {destination !== 'overlay' && <> {title}</>}
    </Typography>
  );
};

/** Where a change goes, and why it is made. @internal */
export const SaveFields = (props: {
  source: SourceResponse;
  reason: string;
  /** A target value is eased in mid-cycle. */
  needsReason: boolean;
  changes: readonly DescribedChange[];
  problem?: string;
  saving: boolean;
  onReason(reason: string): void;
}) => {
  const classes = useEditorStyles();
  const t = useText();
  const id = useId();
  const eased = props.changes
    .filter(change => change.eased)
    .map(({ keyResult, objective }) => keyResult ?? objective);
  return (
    <div className={classes.save}>
      <TextField
        id={id}
        fullWidth
        multiline
        size="small"
        variant="outlined"
        label={t('editor.reason.label')}
        value={props.reason}
        required={props.needsReason}
        InputProps={{ readOnly: props.saving }}
        error={props.problem !== undefined}
        helperText={
          props.problem ??
          (props.needsReason
            ? t(
                eased.length > mostNamed
                  ? 'editor.reason.easedMany'
                  : 'editor.reason.eased',
                {
                  what: eased.slice(0, mostNamed).join(', '),
                  all: String(eased.length),
                },
              )
            : t('editor.reason.hint'))
        }
        onChange={event => props.onReason(event.target.value)}
      />
      <Place source={props.source} />
    </div>
  );
};
