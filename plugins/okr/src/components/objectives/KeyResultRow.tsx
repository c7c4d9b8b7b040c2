import { lazy, memo, Suspense, useEffect, useRef, useState } from 'react';
import Collapse from '@material-ui/core/Collapse';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type {
  CycleSummary,
  EvaluatedKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { isOver } from '../../format/keyResults';
import { elementId } from '../../format/links';
import { isKeptByHand } from '../../format/metrics';
import { MovedLabel } from '../changes/MovedLabel';
import { CheckInButton, LastConfidence } from '../checkIns';
import { KeyResultStateLabel } from '../common/KeyResultStateLabel';
import { Placeholder } from '../common/Placeholder';
import { HintCount } from '../hints';
import { KeyResultFacts } from './KeyResultFacts';
import { KeyResultValues } from './KeyResultValues';
import { KeyResultWeeks } from './KeyResultWeeks';
import { Outlook } from './Outlook';
import { ProgressBar } from './ProgressBar';
import { useKeyResultRowStyles } from './keyResultRowStyles';

/** Loaded by those who open a key result, and by nobody else. */
const KeyResultDetails = lazy(() =>
  import('./KeyResultDetails').then(module => ({
    default: module.KeyResultDetails,
  })),
);

/** @internal */
export interface KeyResultRowProps {
  entityRef: string;
  objectiveId: string;
  keyResult: EvaluatedKeyResult;
  cycle: CycleSummary;
  asOf?: string;
  /** Lay it out only when it comes near the visible part of the page. */
  deferred: boolean;
  /** The address of the page names this key result. */
  linked: boolean;
  /** Keep it the same function, so that only the row that changed is drawn again. */
  onOpen(objectiveId: string, keyResultId: string): void;
}

/** One key result on one line, which opens to everything that is known about it. @internal */
export const KeyResultRow = memo((props: KeyResultRowProps) => {
  const { objectiveId, keyResult, cycle, asOf, linked, onOpen } = props;
  const classes = useKeyResultRowStyles();
  const element = useRef<HTMLLIElement>(null);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(0);
  const openedByReader = useRef(false);

  useEffect(() => {
    if (linked && !openedByReader.current) {
      setOpen(true);
      element.current?.scrollIntoView?.({ block: 'start' });
    }
    openedByReader.current = false;
  }, [linked]);

  const toggle = () => {
    setOpen(!open);
    if (open) {
      setAsked(0);
    } else {
      openedByReader.current = !linked;
      onOpen(objectiveId, keyResult.id);
    }
  };

  const checkIn = () => {
    setAsked(asked + 1);
    if (!open) {
      toggle();
    }
  };

  const isUnsaid = isKeptByHand(keyResult) && keyResult.state === 'no data';
  // What holds a line has no way to go, and neither has what is done or not.
  const hasWay =
    keyResult.kind === 'metric'
      ? !keyResult.keep || keyResult.progress !== undefined
      : !isUnsaid && keyResult.expectedProgress !== undefined;
  const id = elementId(objectiveId, keyResult.id);
  return (
    <li
      ref={element}
      className={`${classes.item} ${
        props.deferred && !open ? classes.deferred : ''
      }`}
    >
      <div className={classes.row}>
        <ExpandMoreIcon
          aria-hidden
          className={`${classes.chevron} ${open ? classes.chevronOpen : ''}`}
        />
        <div className={classes.heading}>
          <Typography component="h4" className={classes.title}>
            <button
              id={`${id}-button`}
              type="button"
              className={classes.button}
              aria-expanded={open}
              aria-controls={open ? `${id}-details` : undefined}
              aria-describedby={`${id}-state`}
              onClick={toggle}
            >
              {keyResult.title}
            </button>
          </Typography>
          <KeyResultFacts keyResult={keyResult} />
          <MovedLabel changes={keyResult.changes} />
          <HintCount hints={keyResult.hints} />
        </div>
        <KeyResultValues keyResult={keyResult} over={isOver(cycle, asOf)} />
        {hasWay && (
          <div className={classes.progress}>
            <ProgressBar
              title={keyResult.title}
              state={keyResult.state}
              progress={keyResult.progress}
              expected={keyResult.expectedProgress}
            />
          </div>
        )}
        {!isUnsaid && (
          <KeyResultWeeks keyResult={keyResult} cycle={cycle} asOf={asOf} />
        )}
        <div
          className={`${classes.state} ${isUnsaid ? classes.wideState : ''}`}
        >
          <KeyResultStateLabel id={`${id}-state`} keyResult={keyResult} />
          <Outlook keyResult={keyResult} />
          <LastConfidence objectiveId={objectiveId} keyResult={keyResult} />
          <CheckInButton keyResult={keyResult} onClick={checkIn} />
        </div>
      </div>
      <Collapse in={open} timeout="auto" mountOnEnter unmountOnExit>
        <div
          id={`${id}-details`}
          role="region"
          aria-labelledby={`${id}-button`}
          className={classes.details}
        >
          <Suspense fallback={<Placeholder height={320} />}>
            <KeyResultDetails
              entityRef={props.entityRef}
              objectiveId={objectiveId}
              keyResult={keyResult}
              cycle={cycle}
              asOf={asOf}
              checkInAsked={asked}
            />
          </Suspense>
        </div>
      </Collapse>
    </li>
  );
});
