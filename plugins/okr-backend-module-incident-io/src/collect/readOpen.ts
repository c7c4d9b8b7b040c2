import {
  CollectedPage,
  FactGroup,
} from '@keyresults/backstage-plugin-okr-node';
import {
  GoneError,
  IncidentIoClient,
  IncidentNode,
  InvalidQuestionError,
  oneIncidentSchema,
} from '../client';
import { openCategories } from '../incidents';
import { Position } from './cursor';
import { Derivation } from './Derivation';
import { KnownNames } from './KnownNames';
import { ListPage, readPage } from './readPage';
import { TargetReading } from './TargetReading';

const keyPattern = /^incident\/(.+)$/;

/**
 * Reads once a day the open incidents that no sweep met: not every change is sure to move `updated_at`. They are listed by
 * status, for in many companies a good part of all incidents stays in one of learning for good; only one that is open no
 * more is asked for alone. One that incident.io does not know any more, or hides, is taken back.
 *
 * @internal
 */
export async function* readOpen(
  client: IncidentIoClient,
  readings: readonly TargetReading[],
  derivation: Derivation,
  names: KnownNames,
  now: string,
): AsyncGenerator<CollectedPage> {
  const due = readings.filter(it => it.isOpenDue(now));
  if (due.length === 0) return;
  await names.makeSure();
  const read: Map<string, IncidentNode | undefined> = await listOpen(client);
  await names.meet([...read.values()].flatMap(it => it ?? []));
  for (const reading of due) {
    const groups: FactGroup[] = [];
    for (const key of await reading.target.openGroups()) {
      const [, id] = keyPattern.exec(key) ?? [];
      if (!id || reading.seen.has(id)) continue;
      if (!read.has(id)) read.set(id, await readOne(client, id));
      const incident = read.get(id);
      const derived = incident && derivation.of(incident);
      const isThere = derived?.values.includes(reading.value) ?? false;
      reading.remember(id, isThere);
      groups.push(
        derived && isThere ? derived.group : derivation.takenBack(id),
      );
    }
    reading.openWasRead(now);
    if (groups.length > 0) yield reading.page(groups);
  }
}

/** All that are open, by id. */
async function listOpen(
  client: IncidentIoClient,
): Promise<Map<string, IncidentNode>> {
  const filters = openCategories.map(
    category => ['status_category[one_of]', category] as const,
  );
  const open = new Map<string, IncidentNode>();
  let position: Position | undefined;
  let begunAnew = false;
  for (;;) {
    let page: ListPage;
    try {
      page = await readPage(client, filters, position);
    } catch (error) {
      if (!(error instanceof InvalidQuestionError)) throw error;
      // The incident that the position names may be over by now.
      if (!position || begunAnew) throw error;
      begunAnew = true;
      position = undefined;
      continue;
    }
    for (const incident of page.incidents) open.set(incident.id, incident);
    if (!page.next) return open;
    position = page.next;
  }
}

async function readOne(
  client: IncidentIoClient,
  id: string,
): Promise<IncidentNode | undefined> {
  try {
    const { incident } = await client.ask({
      path: `/v2/incidents/${encodeURIComponent(id)}`,
      schema: oneIncidentSchema,
    });
    return incident;
  } catch (error) {
    if (error instanceof GoneError) return undefined;
    throw error;
  }
}
