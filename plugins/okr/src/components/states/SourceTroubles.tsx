import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import type { Freshness } from '@keyresults/backstage-plugin-okr-common';
import { formatInstant } from '../../format/instants';
import { useItemListStyles } from '../common/itemListStyles';
import { Notice } from '../common/Notice';
import { useText } from '../common/useText';
import { earliest, isSourceDown } from './troubles';

const firstTroubles = 5;

/** Targets that could not be read, with since when and why. @internal */
export const SourceTroubles = (props: {
  freshness: Freshness;
  /** Targets in the scope. */
  targets: number;
  /** For instance `GitHub`. */
  source: string;
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
  const downTitle = since
    ? t('trouble.sourceDown', {
        source: props.source,
        instant: formatInstant(since),
      })
    : t('trouble.sourceDownAlways', { source: props.source });
  return (
    <Notice severity="warning" title={down ? downTitle : t('trouble.title')}>
      {down && <Typography variant="body2">{t('trouble.silence')}</Typography>}
      <ul className={classes.list}>
        {(all ? troubles : troubles.slice(0, firstTroubles)).map(trouble => (
          <li key={trouble.target} className={classes.item}>
            <span className={classes.title}>
              {trouble.url ? (
                <Link to={trouble.url} underline="always">
                  {trouble.target}
                </Link>
              ) : (
                trouble.target
              )}{' '}
              {t(`trouble.${trouble.state}`)}
              {trouble.since &&
                `, ${t('trouble.since', {
                  instant: formatInstant(trouble.since),
                })}`}
            </span>
            <span className={classes.facts}>{trouble.message}</span>
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
