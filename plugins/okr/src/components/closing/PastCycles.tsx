import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import type { EntityCyclesResponse } from '@keyresults/backstage-plugin-okr-common';
import { Section } from '../common/Section';
import { useText } from '../common/useText';
import { ComparisonTable } from './ComparisonTable';
import { useClosingStyles } from './closingStyles';

/** As many as a wide page has room for. */
const MOST_CYCLES = 8;

/** The way to the other cycles of an entity; side by side, once there are two. @internal */
export const PastCycles = (props: {
  /** Undefined until they are loaded. */
  cycles: EntityCyclesResponse | undefined;
  /** Id of the cycle that the page shows. */
  shown: string;
  onCycle(id: string): void;
}) => {
  const classes = useClosingStyles();
  const t = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { cycles, onCycle } = props;
  if (!cycles?.cycles.some(({ cycle }) => cycle.id !== props.shown)) {
    return null;
  }
  const isAlone = cycles.cycles.length < 2;
  const compared = cycles.cycles.slice(0, MOST_CYCLES);
  return (
    <Section
      title={t(isAlone ? 'closing.compare.one' : 'closing.compare.title')}
      actions={
        isAlone ? undefined : (
          <Button
            size="small"
            color="primary"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'closing.compare.hide' : 'closing.compare.show')}
          </Button>
        )
      }
    >
      {!open && (
        <ul className={classes.cycles} aria-label={t('closing.compare.choose')}>
          {cycles.cycles.map(({ cycle }) => (
            <li key={cycle.id}>
              {cycle.id === props.shown ? (
                <span aria-current="true" className={classes.quiet}>
                  {cycle.label}
                </span>
              ) : (
                <button
                  type="button"
                  className={classes.link}
                  title={t('closing.compare.showCycle', {
                    cycle: cycle.label,
                  })}
                  onClick={() => onCycle(cycle.id)}
                >
                  {cycle.label}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {open && (
        <div id={id}>
          <ComparisonTable cycles={compared} onCycle={onCycle} />
          {compared.length < cycles.cycles.length && (
            <span className={classes.quiet}>
              {t('closing.compare.more', {
                shown: String(compared.length),
              })}
            </span>
          )}
        </div>
      )}
    </Section>
  );
};
