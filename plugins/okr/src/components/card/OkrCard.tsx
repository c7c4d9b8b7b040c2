import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { useOkrs } from '../../hooks/useOkrs';
import { useOkrTabLink } from '../../hooks/useOkrTabLink';
import { useText } from '../common/useText';
import { LoadError } from '../states/LoadError';
import { Placeholder } from '../common/Placeholder';
import { OkrCardContent } from './OkrCardContent';

const EntityOkrCard = (props: { entityRef: string }) => {
  const t = useText();
  const tabLink = useOkrTabLink();
  const { data, error, loading, retry } = useOkrs(props.entityRef);
  return (
    <EntityInfoCard
      title={t('card.title')}
      headerActions={data && <span>{data.cycle.label}</span>}
      footerActions={
        tabLink && (
          <Button component={Link} to={tabLink} size="small" color="primary">
            {t('card.open')}
          </Button>
        )
      }
    >
      {error && <LoadError error={error} retry={retry} loading={loading} />}
      {!data && !error && (
        <div role="status" aria-label={t('tab.loading')}>
          <Placeholder height={128} />
        </div>
      )}
      {data && <OkrCardContent okrs={data} tabLink={tabLink} />}
    </EntityInfoCard>
  );
};

/** The objectives of this cycle at a glance. @internal */
export const OkrCard = () => {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return <EntityOkrCard key={entityRef} entityRef={entityRef} />;
};
