import {
  baselineWindow,
  Both,
  Cycle,
  evaluationInstant,
  Measurement,
  Side,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import {
  factsNameOf,
  loadTables,
  measurementOf,
  ofParts,
  ScopeFacts,
  ScopeQuestion,
  targetsOfMetric,
} from '../../evaluation';
import { loadScope } from '../scopeNow';
import { ServiceContext } from '../ServiceContext';
import { KnownFacts, knownFacts } from './knownFacts';

/** One of both windows with what was known of it. @internal */
export interface SideFacts {
  window: Window;
  /** The instant it is looked at from, in milliseconds since 1970 UTC. */
  at: number;
  measurement: Measurement;
  /** What the whole is made from. */
  whole: KnownFacts;
  /** Those of single targets: the same, unless people of several are counted together. */
  single: KnownFacts;
  isJoint: boolean;
}

/** @internal */
export interface Sides extends Both<SideFacts> {
  scope: ScopeFacts['scope'];
  targets: ScopeFacts['targets'];
}

const sides: readonly Side[] = ['then', 'now'];

/**
 * The facts of the 28 days before a cycle and of the current value's window, each as evaluation sees them. What lies
 * between both is not read.
 *
 * @internal
 */
export async function loadSides(
  context: ServiceContext,
  asked: {
    entityRef: string;
    question: ScopeQuestion;
    cycle: Cycle;
    /** Of the current value. */
    window: Window;
    asOf: number;
  },
): Promise<Sides> {
  const { question, cycle, asOf } = asked;
  const windows: Both<{ window: Window; at: number }> = {
    then: { window: baselineWindow(cycle), at: cycle.from },
    now: { window: asked.window, at: evaluationInstant(asOf, cycle) },
  };
  const first = Math.min(...sides.map(side => windows[side].window.from));
  const { scope, targets } = await loadScope(context, asked.entityRef, first);
  const targetIds = [...targets.values()]
    .filter(({ source }) => question.sources.has(source))
    .map(({ id }) => id);
  const load = async ({ window, at }: { window: Window; at: number }) => {
    const tables = await loadTables(
      [
        {
          name: factsNameOf(question.definition),
          shape: question.definition.shape,
          targetIds,
          ...window,
          withDimensions: true,
        },
      ],
      context.facts,
    );
    return readSide({ scope, targets, tables }, question, window, at);
  };
  return {
    scope,
    targets,
    then: await load(windows.then),
    now: await load(windows.now),
  };
}

function readSide(
  facts: ScopeFacts,
  question: ScopeQuestion,
  window: Window,
  at: number,
): SideFacts {
  const { where } = question;
  const query = { metric: question, where, window, asOf: at };
  const { joint } = targetsOfMetric(facts.scope, facts.targets, query);
  const whole = knownFacts(facts, query);
  return {
    window,
    at,
    measurement: measurementOf(facts, question, window, at),
    whole,
    single:
      joint.length > 0
        ? knownFacts(facts, { ...query, metric: ofParts(question) })
        : whole,
    isJoint: joint.length > 0,
  };
}
