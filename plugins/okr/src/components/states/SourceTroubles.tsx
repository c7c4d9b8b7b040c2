import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import type { Freshness } from '@keyresults/backstage-plugin-okr-common';
import { formatInstant } from '../../format/instants';
import { useItemListStyles } from '../common/itemListStyles';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { sourceName } from '../../format/sources';
import { areAllPending, earliest, isSourceDown, sourceNames } from './troubles';

const firstTroubles = 5;

/** Targets that could not be read, with since when and why. @internal */
export const SourceTroubles = (props: {
  freshness: Freshness;
  /** Targets in the scope. */
  targets: number;
}) => {
  const classes = useItemListStyles();
  const t = useText();
  const [all, setAll] = useState(false);
  const { troubles } = props.freshness;
  if (troubles.length === 0) {
    return null;
  }
  const down = isSourceDown(troubles, props.targets);
  const since = earliest(troubles);
  const names = sourceNames(troubles);
  const sources = { count: names.length, sources: names.join(', ') };
  const isFirstRead = areAllPending(troubles);
  const downTitle = since
    ? t('trouble.sourceDown', { ...sources, instant: formatInstant(since) })
    : t('trouble.sourceDownAlways', sources);
  const title = t(isFirstRead ? 'trouble.firstRead' : 'trouble.title', {
    count: troubles.length,
  });
  return (
    <Notice
      severity={isFirstRead ? 'info' : 'warning'}
      title={down ? downTitle : title}
    >
      {down && <Typography variant="body2">{t('trouble.silence')}</Typography>}
      <ul className={classes.list}>
        {(all ? troubles : troubles.slice(0, firstTroubles)).map(trouble => (
          <li
            key={`${trouble.source} ${trouble.target}`}
            className={classes.item}
          >
            <span className={classes.sentence}>
              {names.length > 1 && `${sourceName(trouble.source)}: `}
              {trouble.url ? (
                <Link to={trouble.url} underline="always">
                  {trouble.target}
                </Link>
              ) : (
                trouble.target
              )}{' '}
              {[
                !isFirstRead && t(`trouble.${trouble.state}`),
                trouble.since &&
                  t('trouble.since', {
                    instant: formatInstant(trouble.since),
                  }),
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
            {trouble.state !== 'pending' && (
              <span className={classes.facts}>{trouble.message}</span>
            )}
          </li>
        ))}
      </ul>
      {!all && troubles.length > firstTroubles && (
        <Button
          size="small"
          className={classes.more}
          onClick={() => setAll(true)}
        >
          {t('trouble.showAll', { total: String(troubles.length) })}
        </Button>
      )}
    </Notice>
  );
};
