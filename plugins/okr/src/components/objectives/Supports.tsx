import { Link } from '@backstage/core-components';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { readSupports } from '@keyresults/backstage-plugin-okr-common';
import { useObjectiveLink } from '../../hooks/useObjectiveLink';
import { useText } from '../common/useText';

const ObjectiveLink = (props: { entityRef: string; objectiveId: string }) => {
  const t = useText();
  const { primaryTitle } = useEntityPresentation(props.entityRef);
  const to = useObjectiveLink(props.entityRef, props.objectiveId);
  return (
    <Link to={to}>
      {t('keyResult.supportsObjective', {
        entity: primaryTitle,
        objective: props.objectiveId,
      })}
    </Link>
  );
};

/** Which objective of another entity this one serves, with the way there. @internal */
export const Supports = (props: { supports: string }) => {
  const t = useText();
  const read = readSupports(props.supports);
  return (
    <>
      {t('keyResult.supports', {
        objective: read ? <ObjectiveLink {...read} /> : props.supports,
      })}
    </>
  );
};
