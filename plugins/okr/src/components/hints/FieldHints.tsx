import { useFields } from '../editor/FieldsContext';
import { HintsList } from './HintsList';

/** The hints of an objective or key result that stand beside none of its fields, under them. @internal */
export const FieldHints = (props: {
  /** Of the objective or key result. */
  path: readonly string[];
  /** Fields that are there and show their own. */
  beside: readonly string[];
}) => {
  const { hints } = useFields();
  const [objectiveId, , keyResultId] = props.path;
  return (
    <HintsList
      hints={hints.filter(
        hint =>
          hint.objectiveId === objectiveId &&
          hint.keyResultId === keyResultId &&
          !(hint.field !== undefined && props.beside.includes(hint.field)),
      )}
    />
  );
};
