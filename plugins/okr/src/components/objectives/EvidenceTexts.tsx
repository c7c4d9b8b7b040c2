import { formatAgo, formatInstantUtc } from '../../format/instants';
import { useNow } from '../../hooks/useNow';
import { useText } from '../common/useText';
import { useEvidence } from './EvidenceContext';

/** How much of the scope the numbers cover. @internal */
export const CoverageText = () => {
  const t = useText();
  const evidence = useEvidence();
  if (!evidence) {
    return null;
  }
  const { entities, measuredEntities, targets, collectedTargets } =
    evidence.coverage;
  const parts: string[] =
    targets === 0
      ? [t('freshness.noTargets')]
      : [
          t('freshness.targets', {
            collected: String(collectedTargets),
            targets: String(targets),
          }),
        ];
  if (entities > 1) {
    parts.push(
      t('freshness.members', {
        measured: String(measuredEntities),
        entities: String(entities),
      }),
    );
  }
  return <>{parts.join(', ')}</>;
};

/** Up to when the sources have been read. @internal */
export const FreshnessText = () => {
  const t = useText();
  const now = useNow();
  const evidence = useEvidence();
  if (!evidence) {
    return null;
  }
  const { collectedThrough, stale } = evidence.freshness;
  if (!collectedThrough) {
    return <>{t('freshness.never')}</>;
  }
  const ago = formatAgo(collectedThrough, now);
  return (
    <time
      dateTime={collectedThrough}
      title={formatInstantUtc(collectedThrough)}
    >
      {stale
        ? t('freshness.stale', { ago })
        : t('freshness.readThrough', { ago })}
    </time>
  );
};
