import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useOkrs } from '../../hooks/useOkrs';
import { useOkrTabLink } from '../../hooks/useOkrTabLink';
import { fingerSize } from '../../theme/touch';
import { TimeZoneProvider } from '../common/TimeZoneContext';
import { useText } from '../common/useText';
import { LoadError } from '../states/LoadError';
import { Placeholder } from '../common/Placeholder';
import { OkrCardContent } from './OkrCardContent';

const useStyles = makeStyles(theme => ({
  open: { ...fingerSize, padding: theme.spacing(0.5, 1) },
}));

const EntityOkrCard = (props: { entityRef: string }) => {
  const classes = useStyles();
  const t = useText();
  const tabLink = useOkrTabLink();
  const { data, error, loading, retry } = useOkrs(props.entityRef);
  return (
    <EntityInfoCard
      title={t('card.title')}
      headerActions={data && <span>{data.cycle.label}</span>}
      footerActions={
        tabLink && (
          <Link to={tabLink} variant="button" className={classes.open}>
            {t('card.open')}
          </Link>
        )
      }
    >
      {error && <LoadError error={error} retry={retry} loading={loading} />}
      {!data && !error && (
        <div role="status" aria-label={t('tab.loading')}>
          <Placeholder height={128} />
        </div>
      )}
      {data && (
        <TimeZoneProvider value={data.timeZone}>
          <OkrCardContent okrs={data} tabLink={tabLink} />
        </TimeZoneProvider>
      )}
    </EntityInfoCard>
  );
};

/** The objectives of this cycle at a glance. @internal */
export const OkrCard = () => {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return <EntityOkrCard key={entityRef} entityRef={entityRef} />;
};
