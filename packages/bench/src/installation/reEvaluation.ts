import { Benchmark, BenchmarkContext, Figure } from '../Benchmark';
import { ratio, seconds, whole } from '../format';
import { BigInstallation, BigInstallations } from './BigInstallations';

const limitMs = 60_000;

/** All entities due at once, as every night. */
export function reEvaluation(installations: BigInstallations): Benchmark {
  return {
    name: 're-evaluation',
    async run(context) {
      const figures: Figure[] = [];
      for (const pair of await installations.pairs(context)) {
        const full = await evaluateAll(pair.full, context);
        const hundredth = await evaluateAll(pair.hundredth, context);
        const entities = whole(pair.full.entityRefs.length);
        figures.push({
          what: `full re-evaluation of ${entities} entities on ${pair.database}`,
          measured: seconds(full),
          beside: `${ratio(full / hundredth)} the time with ${whole(
            pair.hundredth.facts,
          )} facts instead of ${whole(pair.full.facts)}`,
          aim: `≤ ${seconds(limitMs)}`,
          met: full <= limitMs,
        });
      }
      return figures;
    },
  };
}

async function evaluateAll(
  { database, entityRefs, run }: BigInstallation,
  { say }: BenchmarkContext,
): Promise<number> {
  say(`evaluating ${entityRefs.length} entities`);
  await database('entities').update({ evaluation_due_at: 0 });
  const elapsed = await run('evaluation');
  const [{ left }] = await database('entities')
    .where('evaluation_due_at', '<=', Date.now())
    .count({ left: '*' });
  if (Number(left) > 0) {
    throw new Error(`${left} entities were not evaluated`);
  }
  return elapsed;
}
