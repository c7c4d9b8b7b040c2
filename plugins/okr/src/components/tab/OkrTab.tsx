import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useSearchParams } from 'react-router-dom';
import { useFollowUp } from '../../hooks/useFollowUp';
import { useOkrs } from '../../hooks/useOkrs';
import { TimeZoneProvider } from '../common/TimeZoneContext';
import { LoadError } from '../states/LoadError';
import { TabSkeleton } from '../states/TabSkeleton';
import { OkrPage } from './OkrPage';
import { useTabStyles } from './tabStyles';

const EntityOkrs = (props: { entityRef: string }) => {
  const classes = useTabStyles();
  const [search, setSearch] = useSearchParams();
  const cycle = search.get('cycle') ?? undefined;
  const { data, error, loading, retry } = useOkrs(props.entityRef, cycle);
  const followUp = useFollowUp(retry);

  const changeCycle = (id: string) =>
    setSearch(
      previous => {
        const next = new URLSearchParams(previous);
        next.set('cycle', id);
        return next;
      },
      { replace: true },
    );

  return (
    <div className={classes.root} aria-busy={loading}>
      {error && (
        <LoadError
          error={error}
          retry={retry}
          loading={loading}
          kept={data !== undefined}
        />
      )}
      {!data && !error && <TabSkeleton />}
      {data && (
        <TimeZoneProvider value={data.timeZone}>
          <OkrPage
            okrs={data}
            cycle={cycle ?? data.cycle.id}
            onCycle={changeCycle}
            onChanged={followUp}
          />
        </TimeZoneProvider>
      )}
    </div>
  );
};

/** The OKR tab of the entity that the page is about. @internal */
export const OkrTab = () => {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  // Another entity begins with a page of its own instead of the last one's numbers.
  return <EntityOkrs key={entityRef} entityRef={entityRef} />;
};
