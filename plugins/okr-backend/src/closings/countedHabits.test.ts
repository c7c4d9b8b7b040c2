import { createTestDatabases } from '../__testUtils__/databases';
import {
  ANNOTATION,
  Quarters,
  REF,
  said,
  startQuarters,
} from './__testUtils__/quarters';

const databases = createTestDatabases();
jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'closing a cycle with a counted habit on %s',
  databaseId => {
    let given: Quarters;

    beforeEach(async () => {
      given = await startQuarters(databases, databaseId);
    });

    afterEach(async () => {
      await given.api.stop();
    });

    it('waits until what was read of a target that has left is counted', async () => {
      const { world, database } = given;
      const left = await world.target('acme/search', '2026-06-01T00:00:00Z', {
        collected_through: Date.parse('2026-07-08T00:00:00Z'),
      });
      await database('entity_targets').insert({
        entity_ref: REF,
        target_id: left,
        valid_from: 0,
        valid_to: Date.parse('2026-07-15T00:00:00Z'),
      });
      const habit = `    reviews: { habit: 2 per week, title: Reviews given, count: { metric: github.reviewWait } }\n`;
      const annotation = ANNOTATION.replace('next:\n', `${habit}next:\n`);
      // Promised before the quarter ended.
      await database('annotation_versions')
        .where({ entity_ref: REF })
        .update({ annotation });
      await world.setEntity(REF, { annotation });
      await world.evaluate();
      await world.setTarget(left, {
        collected_through: Date.parse('2026-07-15T00:00:00Z'),
      });
      expect((await given.close()).status).toBe(409);

      await world.evaluate();
      expect((await given.close(said)).status).toBe(200);
    });
  },
);
