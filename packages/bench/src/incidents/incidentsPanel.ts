import {
  incidentMetrics,
  IncidentsSummary,
} from '@keyresults/backstage-plugin-okr-common';
import { Benchmark, BenchmarkContext, Figure } from '../Benchmark';
import { seconds, whole } from '../format';
import { ask, pathOf, Question } from '../installation/ask';
import { BigInstallation } from '../installation/BigInstallations';
import { startInstallation } from '../installation/Installation';
import { pageSource } from '../installation/PageSource';
import { postgresStore, sqliteStore, Store } from '../installation/Store';
import { bigGroup, companyWithIncidents, serviceRefs } from './company';
import { incidentsOf } from './incidentsOf';

/** A hundred for each of a thousand services, over two years. */
const incidentsPerService = 100;

const questions: Question[] = [
  {
    name: 'incidents panel of a service',
    path: ({ entityRefs }, random) =>
      `${pathOf(
        entityRefs[random.below(entityRefs.length)],
      )}/incidents/summary`,
    requests: 300,
    warmUps: 30,
    limitMs: 50,
  },
  {
    name: `incidents panel of a Group of ${bigGroup.services} services`,
    path: () => `${pathOf(bigGroup.ref)}/incidents/summary`,
    requests: 200,
    warmUps: 20,
    limitMs: 250,
  },
];

/** How long the panel of incidents takes, through HTTP, router and access control, with very many in the store. */
export const incidentsPanel: Benchmark = {
  name: 'incidents-panel',
  async run(context) {
    const figures: Figure[] = [];
    for (const create of [sqliteStore, () => postgresStore(context)]) {
      const full = await start(create(), incidentsPerService, context);
      const hundredth = await start(
        create(),
        incidentsPerService / 100,
        context,
      );
      try {
        for (const question of questions) {
          context.say(
            `asking for the ${question.name} on ${full.database.name}`,
          );
          figures.push(
            await ask(question, {
              database: full.database.name,
              full: full.installation,
              hundredth: hundredth.installation,
            }),
          );
        }
        context.say(await tellPanel(full.installation));
      } finally {
        await full.stop();
        await hundredth.stop();
      }
    }
    return figures;
  },
};

interface Filled {
  database: Store;
  installation: BigInstallation;
  stop(): Promise<void>;
}

async function start(
  store: Store,
  perService: number,
  { say }: BenchmarkContext,
): Promise<Filled> {
  const now = Date.now();
  let facts = 0;
  let seed = 0;
  const installation = await startInstallation({
    store,
    entities: companyWithIncidents(),
    modules: [
      pageSource(function* pagesOf({ reference: { id } }) {
        seed += 1;
        const groups = incidentsOf(id, seed, perService, now);
        facts += groups.length;
        yield {
          targetId: id,
          groups,
          cursor: {},
          state: 'ok',
          collectedThrough: new Date(now).toISOString(),
        };
      }, incidentMetrics),
    ],
  });
  const syncMs = await installation.run('catalog-sync');
  const collectionMs = await installation.run('collection');
  if (store.name === 'Postgres') {
    await installation.database.raw('analyze');
  }
  say(
    `${store.name}: ${whole(facts)} incidents written in ${seconds(
      collectionMs,
    )}`,
  );
  return {
    database: store,
    installation: {
      ...installation,
      entityRefs: serviceRefs(),
      facts,
      syncMs,
    },
    async stop() {
      await installation.stop();
      store.remove();
    },
  };
}

/** What the Group's panel was about. */
async function tellPanel({ apiUrl }: BigInstallation): Promise<string> {
  const url = `${apiUrl}/entities/${pathOf(bigGroup.ref)}/incidents/summary`;
  const summary: IncidentsSummary = await (await fetch(url)).json();
  return `its period holds ${whole(
    summary.total.count,
  )} incidents, the one before ${whole(
    summary.total.before,
  )}, its months ${whole(
    summary.months
      .flatMap(({ counts }) => counts)
      .reduce((sum, count) => sum + count, 0),
  )}; ${whole(summary.warningCount)} warnings`;
}
