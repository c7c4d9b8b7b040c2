import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { WhoMade } from '@keyresults/backstage-plugin-okr-common';
import { Instant } from '../common/Instant';
import { useText } from '../common/useText';

/** As many signs of a hash as people know commits by. */
const SHORT_HASH = 7;

/** When a change was first seen, and where that is known who made it and with what. @internal */
export const WhoMadeIt = ({ made }: { made: WhoMade }) => {
  const t = useText();
  const { at, by, url, commit } = made;
  const hash = commit?.id.slice(0, SHORT_HASH);
  return (
    <>
      <Instant instant={at} />
      {by !== undefined && (
        <>
          {' · '}
          {t('changes.by', { who: <EntityRefLink entityRef={by} /> })}
        </>
      )}
      {url !== undefined && (
        <>
          {' · '}
          <Link to={url}>{t('changes.pullRequest')}</Link>
        </>
      )}
      {hash !== undefined && (
        <>
          {' · '}
          {t('changes.commit', {
            hash:
              commit?.url === undefined ? (
                <code>{hash}</code>
              ) : (
                <Link to={commit.url}>
                  <code>{hash}</code>
                </Link>
              ),
          })}
        </>
      )}
    </>
  );
};
