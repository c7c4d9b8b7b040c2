import {
  KeyResultDefinition,
  ObjectiveDefinition,
  ParsedAnnotation,
} from '../../annotation/model';
import { findMetric, MetricDefinition } from '../../metrics';
import { betterOfStat } from '../../quantities';
import { sameData } from '../yaml/data';
import { AnnotationDifference } from './AnnotationDifference';
import { TextTree } from './readTexts';
import { easedParts, noneEased, partOf } from './isEased';
import {
  asTree,
  flatten,
  keyResultsOf,
  Paired,
  pairUp,
  withoutKeyResults,
} from './textTrees';

/** One of the two annotations. @internal */
export interface Side {
  texts: TextTree;
  parsed: ParsedAnnotation;
}

type Where = Pick<
  AnnotationDifference,
  'objectiveId' | 'objective' | 'keyResultId' | 'keyResult'
>;

/** Collects the changes between two annotations. @internal */
export class Description {
  private readonly found: AnnotationDifference[] = [];

  constructor(
    private readonly before: Side,
    private readonly after: Side,
    private readonly metrics: readonly MetricDefinition[],
  ) {}

  changes(): AnnotationDifference[] {
    const pairs = pairUp(this.before.texts, this.after.texts);
    const moved = this.movedKeyResults(pairs);
    for (const { was, is } of pairs) {
      this.objective(was, is, moved);
    }
    this.order({}, pairs, this.before.texts);
    return this.found;
  }

  /** Key results that are gone in one objective, and stand in another under the same id with the same fields. */
  private movedKeyResults(pairs: readonly Paired[]): Map<string, string> {
    const gone = new Map<string, [string, TextTree]>();
    const come = new Map<string, [string, TextTree]>();
    for (const { was, is } of pairs) {
      const one = keyResultsOf(was && this.before.texts.get(was));
      const other = keyResultsOf(is && this.after.texts.get(is));
      for (const [id, fields] of one) {
        if (!other.has(id)) gone.set(id, [was ?? '', asTree(fields)]);
      }
      for (const [id, fields] of other) {
        if (!one.has(id)) come.set(id, [is ?? '', asTree(fields)]);
      }
    }
    const moved = new Map<string, string>();
    for (const [id, [from, fields]] of gone) {
      const target = come.get(id);
      if (target && sameData(fields, target[1])) {
        moved.set(`${from}/${id}`, target[0]);
        moved.set(`${target[0]}/${id}`, from);
      }
    }
    return moved;
  }

  private objective(
    was: string | undefined,
    is: string | undefined,
    moved: ReadonlyMap<string, string>,
  ): void {
    const side = is === undefined ? this.before : this.after;
    const id = is ?? was ?? '';
    const where: Where = {
      objectiveId: id,
      objective: objectiveOf(side, id)?.objective ?? id,
    };
    if (was === undefined || is === undefined) {
      const kind = was === undefined ? 'added' : 'removed';
      this.found.push({ kind, ...where, eased: false });
    } else if (was !== is) {
      this.found.push({
        kind: 'renamed',
        ...where,
        before: was,
        after: is,
        eased: false,
      });
    }
    const one = was === undefined ? undefined : this.before.texts.get(was);
    const other = is === undefined ? undefined : this.after.texts.get(is);
    if (one !== undefined && other !== undefined) {
      this.fields(
        where,
        withoutKeyResults(one),
        withoutKeyResults(other),
        field => field === 'kind' && this.isCommitmentEased(was, is),
      );
    }
    const before = keyResultsOf(one);
    const pairs = pairUp(before, keyResultsOf(other));
    for (const pair of pairs) {
      this.keyResult(where, was, is, pair, moved);
    }
    this.order(where, pairs, before);
  }

  private keyResult(
    where: Where,
    objectiveWas: string | undefined,
    objectiveIs: string | undefined,
    { was, is }: Paired,
    moved: ReadonlyMap<string, string>,
  ): void {
    const definitionWas = keyResultOf(this.before, objectiveWas, was);
    const definitionIs = keyResultOf(this.after, objectiveIs, is);
    const id = is ?? was ?? '';
    const inside: Where = {
      ...where,
      keyResultId: id,
      keyResult: (definitionIs ?? definitionWas)?.title ?? id,
    };
    if (was === undefined || is === undefined) {
      const elsewhere = moved.get(`${where.objectiveId}/${id}`);
      if (elsewhere === undefined) {
        const kind = was === undefined ? 'added' : 'removed';
        this.found.push({ kind, ...inside, eased: was !== undefined });
      } else if (was === undefined) {
        const { objectiveId } = where;
        this.found.push({
          kind: 'moved',
          ...inside,
          before: elsewhere,
          after: objectiveId,
          eased: false,
        });
      }
      return;
    }
    if (was !== is) {
      this.found.push({
        kind: 'renamed',
        ...inside,
        before: was,
        after: is,
        eased: false,
      });
    }
    const eased =
      definitionWas && definitionWas.kind !== 'invalid'
        ? easedParts(definitionWas, definitionIs, this.better(definitionWas))
        : noneEased;
    const one = keyResultsOf(this.before.texts.get(objectiveWas ?? '')).get(
      was,
    );
    const other = keyResultsOf(this.after.texts.get(objectiveIs ?? '')).get(is);
    this.fields(
      inside,
      asTree(one),
      asTree(other),
      field => eased[partOf(field)],
    );
  }

  private fields(
    where: Where,
    one: TextTree,
    other: TextTree,
    easedBy: (field: string) => boolean,
  ): void {
    const was = flatten(one);
    const is = flatten(other);
    for (const field of new Set([...is.keys(), ...was.keys()])) {
      const before = was.get(field);
      const after = is.get(field);
      if (before !== after) {
        const gone = after === undefined ? 'removed' : 'changed';
        this.found.push({
          kind: before === undefined ? 'added' : gone,
          ...where,
          field,
          ...(before !== undefined && { before }),
          ...(after !== undefined && { after }),
          eased: easedBy(field),
        });
      }
    }
  }

  private order(
    where: Where,
    pairs: readonly Paired[],
    before: TextTree,
  ): void {
    const kept = pairs.flatMap(({ was, is }) =>
      was !== undefined && is !== undefined ? [was] : [],
    );
    const once = [...before.keys()].filter(id => kept.includes(id));
    if (kept.some((id, index) => once[index] !== id)) {
      this.found.push({ kind: 'reordered', ...where, eased: false });
    }
  }

  private isCommitmentEased(
    was: string | undefined,
    is: string | undefined,
  ): boolean {
    const { commitment = 'committed' } = objectiveOf(this.before, was) ?? {};
    return (
      commitment === 'committed' &&
      objectiveOf(this.after, is)?.commitment === 'aspirational'
    );
  }

  private better(definition: KeyResultDefinition | undefined) {
    const metric =
      definition?.kind === 'metric'
        ? findMetric(definition.metric, this.metrics)
        : undefined;
    return metric && definition?.kind === 'metric'
      ? betterOfStat(definition.stat, metric)
      : undefined;
  }
}

function objectiveOf(
  { parsed }: Side,
  id: string | undefined,
): ObjectiveDefinition | undefined {
  return parsed.objectives.find(objective => objective.id === id);
}

function keyResultOf(
  side: Side,
  objectiveId: string | undefined,
  id: string | undefined,
): KeyResultDefinition | undefined {
  return objectiveOf(side, objectiveId)?.keyResults.find(
    keyResult => keyResult.id === id,
  );
}
