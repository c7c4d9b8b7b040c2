import { useState } from 'react';
import Button from '@material-ui/core/Button';
import type { WrittenFields } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { DraftField } from './DraftField';
import { useEditorStyles } from './editorStyles';
import { useFields } from './FieldsContext';
import { GuardrailFields } from './GuardrailFields';
import {
  kindOf,
  linksText,
  pairsText,
  typedAmount,
  typedLinks,
  typedPairs,
} from './written';
import { WrittenChoice, WrittenField } from './WrittenField';

interface MoreProps {
  of: WrittenFields;
  path: string[];
}

/** What only an objective or only some key results have. */
const OwnFields = ({ of, path }: MoreProps) => {
  const classes = useEditorStyles();
  const t = useText();
  if (path.length === 1) {
    return (
      <WrittenField
        of={of}
        path={path}
        name="supports"
        label={t('editor.field.supports')}
        example={t('editor.example.supports')}
        className={classes.wide}
      />
    );
  }
  return (
    <>
      {kindOf(of) === 'metric' && (
        <WrittenField
          of={of}
          path={path}
          name="where"
          label={t('editor.field.where')}
          example={t('editor.example.where')}
          className={classes.wide}
          show={pairsText}
          read={typedPairs}
        />
      )}
      <GuardrailFields of={of} path={path} />
    </>
  );
};

const IdField = ({ of, path }: MoreProps) => {
  const t = useText();
  const { change } = useFields();
  const [id, setId] = useState(of.id);
  return (
    <DraftField
      label={t('editor.field.id')}
      hint={t('editor.hint.id')}
      value={of.id}
      onChange={setId}
      onLeave={() => {
        if (id !== of.id && id.trim() !== '') {
          change([{ kind: 'rename', path, id: id.trim() }]);
        }
      }}
    />
  );
};

const AllFields = ({ of, path }: MoreProps) => {
  const classes = useEditorStyles();
  const t = useText();
  return (
    <div className={classes.fields}>
      <WrittenField
        of={of}
        path={path}
        name="why"
        label={t('editor.field.why')}
        className={classes.wide}
      />
      <OwnFields of={of} path={path} />
      <WrittenChoice
        of={of}
        path={path}
        name="kind"
        label={t('editor.field.commitment')}
        usual=""
        choices={[
          { value: '', label: t('editor.commitment.usual') },
          { value: 'committed', label: t('editor.commitment.committed') },
          { value: 'aspirational', label: t('editor.commitment.aspirational') },
        ]}
      />
      <WrittenField
        of={of}
        path={path}
        name="weight"
        label={t('editor.field.weight')}
        read={typedAmount}
      />
      <WrittenField
        of={of}
        path={path}
        name="owner"
        label={t('editor.field.owner')}
        example={t('editor.example.owner')}
      />
      <IdField of={of} path={path} />
      <WrittenField
        of={of}
        path={path}
        name="links"
        label={t('editor.field.links')}
        hint={t('editor.hint.links')}
        className={classes.whole}
        multiline
        show={linksText}
        read={typedLinks}
      />
    </div>
  );
};

/** All that an objective or key result may have and mostly has not, once it is asked for. @internal */
export const MoreFields = ({ of, path }: MoreProps) => {
  const classes = useEditorStyles();
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        className={`${classes.small} ${classes.flush}`}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'editor.less' : 'editor.more')}
      </Button>
      {open && <AllFields of={of} path={path} />}
    </>
  );
};
