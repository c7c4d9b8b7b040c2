import IconButton from '@material-ui/core/IconButton';
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import ArrowUpwardIcon from '@material-ui/icons/ArrowUpward';
import DeleteOutlineIcon from '@material-ui/icons/DeleteOutline';
import { useText } from '../common/useText';
import { useEditorStyles } from './editorStyles';
import { useFields } from './FieldsContext';
import { FocusTarget, placeMark } from './useFormFocus';

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
  const { change, focusNext, announce } = useFields();
  const { name, path, siblings } = props;
  const parent = path.slice(0, -1);
  const index = siblings.indexOf(path[path.length - 1]);
  const above = siblings[index - 1];
  const below = siblings[index + 1];

  const moveTo = (way: 'up' | 'down') => {
    const place = way === 'up' ? { before: above } : { after: below };
    focusNext({ path, places: [way, way === 'up' ? 'down' : 'up'] });
    change([{ kind: 'move', path, place }]);
    announce(
      t('editor.moved', {
        name,
        place: String(index + (way === 'up' ? 0 : 2)),
        all: String(siblings.length),
      }),
    );
  };
  const remove = () => {
    const neighbours = [below, above].filter(id => id !== undefined);
    focusNext(
      ...neighbours.map(
        (id): FocusTarget => ({ path: [...parent, id], places: ['remove'] }),
      ),
      { path: parent.slice(0, 1), places: ['add'] },
    );
    change([{ kind: 'remove', path }]);
    announce(t('editor.removed', { name }));
  };
  return (
    <div className={classes.buttons}>
      <IconButton
        size="small"
        aria-label={t('editor.up', { name })}
        disabled={above === undefined}
        onClick={() => moveTo('up')}
        {...placeMark(path, 'up')}
      >
        <ArrowUpwardIcon fontSize="small" />
      </IconButton>
      <IconButton
        size="small"
        aria-label={t('editor.down', { name })}
        disabled={below === undefined}
        onClick={() => moveTo('down')}
        {...placeMark(path, 'down')}
      >
        <ArrowDownwardIcon fontSize="small" />
      </IconButton>
      <IconButton
        size="small"
        aria-label={t('editor.remove', { name })}
        onClick={remove}
        {...placeMark(path, 'remove')}
      >
        <DeleteOutlineIcon fontSize="small" />
      </IconButton>
    </div>
  );
};
