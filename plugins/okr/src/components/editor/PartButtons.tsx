import IconButton from '@material-ui/core/IconButton';
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import ArrowUpwardIcon from '@material-ui/icons/ArrowUpward';
import DeleteOutlineIcon from '@material-ui/icons/DeleteOutline';
import { useText } from '../common/useText';
import { useEditorStyles } from './editorStyles';
import { useFields } from './FieldsContext';

/** Moves an objective or key result among its siblings, or takes it away. @internal */
export const PartButtons = (props: {
  /** What people call it. */
  name: string;
  path: string[];
  /** Ids of all siblings, in their order. */
  siblings: readonly string[];
}) => {
  const classes = useEditorStyles();
  const t = useText();
  const { change } = useFields();
  const { name, path, siblings } = props;
  const index = siblings.indexOf(path[path.length - 1]);
  const above = siblings[index - 1];
  const below = siblings[index + 1];
  return (
    <div className={classes.buttons}>
      <IconButton
        size="small"
        aria-label={t('editor.up', { name })}
        disabled={above === undefined}
        onClick={() =>
          change([{ kind: 'move', path, place: { before: above } }])
        }
      >
        <ArrowUpwardIcon fontSize="small" />
      </IconButton>
      <IconButton
        size="small"
        aria-label={t('editor.down', { name })}
        disabled={below === undefined}
        onClick={() =>
          change([{ kind: 'move', path, place: { after: below } }])
        }
      >
        <ArrowDownwardIcon fontSize="small" />
      </IconButton>
      <IconButton
        size="small"
        aria-label={t('editor.remove', { name })}
        onClick={() => change([{ kind: 'remove', path }])}
      >
        <DeleteOutlineIcon fontSize="small" />
      </IconButton>
    </div>
  );
};
