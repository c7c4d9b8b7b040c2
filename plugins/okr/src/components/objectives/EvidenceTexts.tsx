import { formatAgo, formatInstantUtc } from '../../format/instants';
import { useNow } from '../../hooks/useNow';
import { useText } from '../common/useText';
import { Evidence, useEvidence } from './EvidenceContext';

/** True when some of the targets have been read and others never were. */
function isReadInPart({ freshness, coverage }: Evidence): boolean {
  return !freshness.collectedThrough && coverage.collectedTargets > 0;
}

/** How much of the scope the numbers cover. @internal */
export const CoverageText = () => {
  const t = useText();
  const evidence = useEvidence();
  if (!evidence) {
    return null;
  }
  const { entities, measuredEntities, targets, collectedTargets } =
    evidence.coverage;
  const parts: string[] = [];
  if (targets === 0) {
    parts.push(t('freshness.noTargets'));
  } else if (collectedTargets === 0) {
    parts.push(t('freshness.never'));
  } else if (collectedTargets < targets) {
    parts.push(
      t('freshness.partly', {
        collected: String(collectedTargets),
        targets: String(targets),
      }),
    );
  } else {
    parts.push(t('freshness.targets', { count: targets }));
  }
  if (measuredEntities < entities) {
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
    return (
      <>{t(isReadInPart(evidence) ? 'freshness.inPart' : 'freshness.never')}</>
    );
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

/** Both on one line; how much was read says it all where some targets never were. @internal */
export const EvidenceText = () => {
  const evidence = useEvidence();
  return (
    <>
      {evidence?.freshness.collectedThrough && (
        <>
          <FreshnessText /> ·{' '}
        </>
      )}
      <CoverageText />
    </>
  );
};
