import { useFields } from '../editor/FieldsContext';
import { HintsList } from './HintsList';

/** The hints of an objective or key result, under its fields in the editor. @internal */
export const FieldHints = (props: {
  /** Of the objective or key result. */
  path: readonly string[];
}) => {
  const { hints } = useFields();
  const [objectiveId, , keyResultId] = props.path;
  return (
    <HintsList
      hints={hints.filter(
        hint =>
          hint.objectiveId === objectiveId && hint.keyResultId === keyResultId,
      )}
    />
  );
};
