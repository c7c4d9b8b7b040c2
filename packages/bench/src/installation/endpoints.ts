import { Benchmark, BenchmarkContext, Figure } from '../Benchmark';
import { ask, pathOf, Question } from './ask';
import { BigInstallations } from './BigInstallations';
import { bigGroup } from './entities';

const okrs: Question = {
  name: 'okrs of any of 10,000 entities',
  path: ({ entityRefs }, random) =>
    `${pathOf(entityRefs[random.below(entityRefs.length)])}/okrs`,
  requests: 2000,
  limitMs: 25,
  limitRatio: 1.5,
};

const groupOkrs: Question = {
  name: `okrs of a Group that owns ${bigGroup.services} services`,
  path: () => `${pathOf(bigGroup.ref)}/okrs`,
  requests: 500,
  limitMs: 50,
};

const groupMembers: Question = {
  name: `members of a Group that owns ${bigGroup.services} services`,
  path: () => `${pathOf(bigGroup.ref)}/members`,
  requests: 500,
  limitMs: 50,
};

/** How long the objectives of an entity take, through HTTP, router and access control. */
export function okrsEndpoint(installations: BigInstallations): Benchmark {
  return {
    name: 'okrs-endpoint',
    run: context => askAll(installations, context, [okrs]),
  };
}

/** The same for a team with many services. */
export function groupEndpoint(installations: BigInstallations): Benchmark {
  return {
    name: 'group-endpoint',
    run: context => askAll(installations, context, [groupOkrs, groupMembers]),
  };
}

async function askAll(
  installations: BigInstallations,
  context: BenchmarkContext,
  questions: readonly Question[],
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const pair of await installations.pairs(context)) {
    for (const question of questions) {
      context.say(`asking for ${question.name} on ${pair.database}`);
      figures.push(await ask(question, pair));
    }
  }
  return figures;
}
