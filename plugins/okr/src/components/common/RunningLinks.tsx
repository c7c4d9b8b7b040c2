import { Link } from '@backstage/core-components';
import { AlsoRunning } from './AlsoRunning';
import { useText } from './useText';

/** Cycles that a card names; the page that it leads to has them all. */
const most = 3;

/** Where another running cycle is, in words. @internal */
export interface RunningLink {
  /** Of the cycle. */
  id: string;
  text: string;
  /** Left out where there is no page to go to. */
  to?: string;
}

/** Names a few of the other cycles that run, and says how many more there are. @internal */
export const RunningLinks = (props: {
  cycles: readonly RunningLink[];
  /** Where they all are; without it nothing links there. */
  allAt?: string;
}) => {
  const t = useText();
  const { cycles, allAt } = props;
  if (cycles.length === 0) {
    return null;
  }
  // One more takes no more room than to say that there is one more.
  const shown = cycles.length <= most + 1 ? cycles : cycles.slice(0, most);
  const hidden = cycles.length - shown.length;
  const more = t('overview.running.more', { more: String(hidden) });
  return (
    <AlsoRunning>
      {shown.map(({ id, text, to }) => (
        <span key={id}>
          {to === undefined ? text : <Link to={to}>{text}</Link>}
        </span>
      ))}
      {hidden > 0 && (
        <span>
          {allAt === undefined ? more : <Link to={allAt}>{more}</Link>}
        </span>
      )}
    </AlsoRunning>
  );
};
