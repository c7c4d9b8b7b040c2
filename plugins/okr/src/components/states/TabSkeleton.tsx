import { useText } from '../common/useText';
import { Placeholder } from '../common/Placeholder';

/** As high as a page with one objective and the review waits, so that nothing jumps when they arrive. @internal */
export const TabSkeleton = () => {
  const t = useText();
  return (
    <div
      role="status"
      aria-label={t('tab.loading')}
      style={{ display: 'grid', gap: 24 }}
    >
      <Placeholder height={56} />
      <Placeholder height={320} />
      <Placeholder height={520} />
    </div>
  );
};
