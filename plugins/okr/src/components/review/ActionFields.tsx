import { useId } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import IconButton from '@material-ui/core/IconButton';
import TextField from '@material-ui/core/TextField';
import AddIcon from '@material-ui/icons/Add';
import DeleteOutlineIcon from '@material-ui/icons/DeleteOutline';
import { useText } from '../common/useText';
import { ActionItemDraft, actionItemDraft } from './draft';
import { useReviewStyles } from './reviewStyles';

const mostItems = 50;

interface ActionFieldProps {
  item: ActionItemDraft;
  index: number;
  problemOf(field: string): string | undefined;
  onChange(item: ActionItemDraft): void;
  onRemove(): void;
}

const ActionRow = (props: ActionFieldProps) => {
  const classes = useReviewStyles();
  const t = useText();
  const id = useId();
  const { item, index, onChange } = props;
  const number = String(index + 1);
  const field = (
    name: 'title' | 'owner' | 'due',
    label: string,
    options: { type?: string; maxLength?: number },
  ) => {
    const problem = props.problemOf(`actionItems.${index}.${name}`);
    return (
      <TextField
        id={`${id}-${name}`}
        type={options.type}
        label={label}
        size="small"
        variant="outlined"
        fullWidth
        value={item[name]}
        error={problem !== undefined}
        helperText={problem}
        onChange={event => onChange({ ...item, [name]: event.target.value })}
        InputLabelProps={{ shrink: options.type === 'date' || undefined }}
        inputProps={{
          maxLength: options.maxLength,
          'aria-label': t('review.actionField', { field: label, number }),
        }}
      />
    );
  };
  return (
    <div
      role="group"
      aria-label={t('review.action', { number })}
      className={classes.action}
    >
      {field('title', t('review.actionTitle'), { maxLength: 300 })}
      {field('owner', t('review.actionOwner'), { maxLength: 255 })}
      {field('due', t('review.actionDue'), { type: 'date' })}
      <FormControlLabel
        label={t('review.actionDone')}
        control={
          <Checkbox
            size="small"
            color="primary"
            checked={item.done}
            inputProps={{
              'aria-label': t('review.actionField', {
                field: t('review.actionDone'),
                number,
              }),
            }}
            onChange={event =>
              onChange({ ...item, done: event.target.checked })
            }
          />
        }
      />
      <IconButton
        size="small"
        aria-label={t('review.removeAction', { number })}
        onClick={props.onRemove}
      >
        <DeleteOutlineIcon />
      </IconButton>
    </div>
  );
};

/** What is to be done so that it does not happen again, by whom, until when. @internal */
export const ActionFields = (props: {
  items: readonly ActionItemDraft[];
  problemOf(field: string): string | undefined;
  disabled: boolean;
  onChange(items: ActionItemDraft[]): void;
}) => {
  const classes = useReviewStyles();
  const t = useText();
  const { items, onChange } = props;
  const nextKey = Math.max(-1, ...items.map(({ key }) => key)) + 1;
  return (
    <fieldset className={classes.group} disabled={props.disabled}>
      <legend className={classes.legend}>{t('review.actionsTitle')}</legend>
      {items.length === 0 && (
        <span className={classes.quiet}>{t('review.noActions')}</span>
      )}
      {items.map((item, index) => (
        <ActionRow
          key={item.key}
          item={item}
          index={index}
          problemOf={props.problemOf}
          onChange={changed =>
            onChange(items.map(other => (other === item ? changed : other)))
          }
          onRemove={() => onChange(items.filter(other => other !== item))}
        />
      ))}
      {items.length < mostItems && (
        <Button
          size="small"
          variant="outlined"
          className={classes.small}
          startIcon={<AddIcon />}
          onClick={() => onChange([...items, actionItemDraft(nextKey)])}
        >
          {t('review.addAction')}
        </Button>
      )}
    </fieldset>
  );
};
