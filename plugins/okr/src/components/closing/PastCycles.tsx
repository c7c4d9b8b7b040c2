import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import type { EntityCyclesResponse } from '@keyresults/backstage-plugin-okr-common';
import { Section } from '../common/Section';
import { useText } from '../common/useText';
import { ComparisonTable } from './ComparisonTable';
import { useClosingStyles } from './closingStyles';

/** As many as a wide page has room for. */
const MOST_CYCLES = 8;

/** The cycles of an entity side by side, once there are two. @internal */
export const PastCycles = (props: {
  /** Undefined until they are loaded. */
  cycles: EntityCyclesResponse | undefined;
  onCycle(id: string): void;
}) => {
  const classes = useClosingStyles();
  const t = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { cycles, onCycle } = props;
  if (!cycles || cycles.cycles.length < 2) {
    return null;
  }
  const shown = cycles.cycles.slice(0, MOST_CYCLES);
  return (
    <Section
      title={t('closing.compare.title')}
      actions={
        <Button
          size="small"
          color="primary"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'closing.compare.hide' : 'closing.compare.show')}
        </Button>
      }
    >
      {!open && (
        <span className={classes.quiet}>
          {cycles.cycles.map(({ cycle }) => cycle.label).join(', ')}
        </span>
      )}
      {open && (
        <div id={id}>
          <ComparisonTable cycles={shown} onCycle={onCycle} />
          {shown.length < cycles.cycles.length && (
            <span className={classes.quiet}>
              {t('closing.compare.more', {
                shown: String(shown.length),
              })}
            </span>
          )}
        </div>
      )}
    </Section>
  );
};
