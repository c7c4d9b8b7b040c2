import {
  Both,
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

/** A window and the instant that it is looked at from, in milliseconds since 1970 UTC. @internal */
export type WindowAt = Pick<SideFacts, 'window' | 'at'>;

/**
 * The facts of an earlier window and of the current value's, each as evaluation sees them. What lies between both is not
 * read.
 *
 * @internal
 */
export async function loadSides(
  context: ServiceContext,
  asked: {
    entityRef: string;
    question: ScopeQuestion;
    windows: Both<WindowAt>;
  },
): Promise<Sides> {
  const { question, windows } = asked;
  const first = Math.min(...sides.map(side => windows[side].window.from));
  const { scope, targets } = await loadScope(context, asked.entityRef, first);
  const targetIds = [...targets.values()]
    .filter(({ source }) => question.sources.has(source))
    .map(({ id }) => id);
  const load = async ({ window, at }: WindowAt) => {
    const tables = await loadTables(
      [
        {
          name: factsNameOf(question.definition),
          shape: question.definition.shape,
          targetIds,
          ...window,
          withDimensions: true,
          withIds: true,
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
