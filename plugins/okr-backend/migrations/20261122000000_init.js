// @ts-check

const phases = ['started', 'detected', 'acknowledged', 'mitigated', 'resolved'];

/**
 * All instants are whole milliseconds since 1970 UTC in bigint columns: exact and equal on SQLite and Postgres.
 *
 * Facts, scopes and targets of entities are versioned by when they were learned, so that a value as of an instant stays
 * the same whatever is learned later.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('entities', table => {
    table.comment('Catalog entities with an OKR tab, as last seen');
    table.string('entity_ref', 255).primary();
    table.string('kind', 63).notNullable();
    table.text('title').notNullable();
    table.text('annotation').comment('The raw OKR annotation, if any');
    table.text('calendar').comment('The raw calendar annotation, if any');
    table
      .string('fingerprint', 64)
      .notNullable()
      .comment('Hash of everything above and of its targets and relations');
    table
      .string('etag', 255)
      .comment('Of the catalog: equal means nothing about it has changed');
    table.bigInteger('first_seen_at').notNullable();
    table
      .bigInteger('seen_at')
      .notNullable()
      .comment('Last full pass or change');
    table
      .bigInteger('evaluation_due_at')
      .comment('When its snapshots are to be written next');
    table.bigInteger('evaluation_lease_until');
    table
      .text('summary')
      .comment('JSON: its own review wait as last evaluated, for the lists');
    table.index(['evaluation_due_at'], 'entities_evaluation_due_idx');
  });

  await knex.schema.createTable('former_entities', table => {
    table.comment(
      'Entities that left the catalog: one that comes back still has the past that it had',
    );
    table.string('entity_ref', 255).primary();
    table.bigInteger('first_seen_at').notNullable();
  });

  await knex.schema.createTable('scope_edges', table => {
    table.comment('Who is directly inside or owned by whom, from relations');
    table.string('child_ref', 255).notNullable();
    table.string('parent_ref', 255).notNullable();
    table.string('kind', 15).notNullable().comment('part or owner');
    table.primary(['child_ref', 'parent_ref', 'kind']);
    table.index(['parent_ref', 'kind'], 'scope_edges_parent_idx');
  });

  await knex.schema.createTable('scope_changes', table => {
    table.comment('Scopes whose members are to be worked out anew');
    table.string('scope_ref', 255).primary();
    table
      .boolean('expanded')
      .notNullable()
      .comment('True when the scopes above it are in this table too');
  });

  await knex.schema.createTable('scope_members', table => {
    table.comment('Which leaf entities an entity stands for, and since when');
    table.string('scope_ref', 255).notNullable();
    table.string('leaf_ref', 255).notNullable();
    table
      .bigInteger('valid_from')
      .notNullable()
      .comment('0 for what was so when the scope was first seen');
    table.bigInteger('valid_to').comment('Null while it is so');
    table.primary(['scope_ref', 'leaf_ref', 'valid_from']);
    table.unique(['scope_ref', 'leaf_ref'], {
      indexName: 'scope_members_current_uq',
      predicate: knex.whereNull('valid_to'),
    });
    table.index(['leaf_ref'], 'scope_members_leaf_idx');
  });

  await knex.schema.createTable('targets', table => {
    table.comment('Where a source can be asked; the unit of collection');
    table.increments('id');
    table.string('source', 127).notNullable();
    table.string('reference', 255).notNullable();
    table.text('title').notNullable();
    table
      .text('source_title')
      .comment('What the source calls it, where only the source knows');
    table.text('url');
    table
      .text('parts')
      .comment('JSON: of a joint target, the references it stands for');
    table
      .boolean('used')
      .notNullable()
      .comment('False when no entity points to it any more');
    table.string('state', 15).notNullable();
    table.text('message');
    table.bigInteger('state_since').notNullable();
    table.text('cursor').comment('JSON, owned by the collector');
    table.bigInteger('next_due_at').notNullable();
    table.string('claim', 63).comment('Token of the batch that holds it');
    table.bigInteger('lease_until');
    table.integer('failures').notNullable().defaultTo(0);
    table.bigInteger('last_run_at');
    table.bigInteger('collected_through').comment('Everything before was read');
    table
      .bigInteger('past_known_at')
      .comment(
        'The past before this instant is read with what was known at it: end of the first read, or of a re-computation',
      );
    table
      .bigInteger('history_from')
      .comment('How far back the history was read; null: to its beginning');
    table
      .text('history_said')
      .comment(
        'JSON: what senders said of how far back what they push is complete, oldest first; the last one known counts instead of history_from',
      );
    table
      .boolean('changed')
      .notNullable()
      .comment('True until the entities it counts for are due for evaluation');
    table.unique(['source', 'reference'], {
      indexName: 'targets_reference_uq',
    });
    table.index(['source', 'used', 'next_due_at'], 'targets_due_idx');
    table.index(['claim'], 'targets_claim_idx');
  });

  await knex.schema.createTable('entity_targets', table => {
    table.comment('Which targets a leaf entity points to, and since when');
    table.string('entity_ref', 255).notNullable();
    table
      .integer('target_id')
      .notNullable()
      .references('id')
      .inTable('targets')
      .onDelete('CASCADE');
    table.bigInteger('valid_from').notNullable();
    table.bigInteger('valid_to');
    table.primary(['entity_ref', 'target_id', 'valid_from']);
    table.unique(['entity_ref', 'target_id'], {
      indexName: 'entity_targets_current_uq',
      predicate: knex.whereNull('valid_to'),
    });
    table.index(['target_id'], 'entity_targets_target_idx');
  });

  await knex.schema.createTable('joint_targets', table => {
    table.comment(
      'Which joint targets stand for targets of a scope, and since when: worked out from scope_members and entity_targets',
    );
    table.string('scope_ref', 255).notNullable();
    table
      .integer('target_id')
      .notNullable()
      .references('id')
      .inTable('targets')
      .onDelete('CASCADE');
    table.bigInteger('valid_from').notNullable();
    table.bigInteger('valid_to').comment('Null while it is so');
    table.primary(['scope_ref', 'target_id', 'valid_from']);
    table.index(['target_id'], 'joint_targets_target_idx');
  });

  await knex.schema.createTable('fact_groups', table => {
    table.comment('What was last known of one thing at the source');
    table
      .integer('target_id')
      .notNullable()
      .references('id')
      .inTable('targets')
      .onDelete('CASCADE');
    table.string('group_key', 191).notNullable();
    table.boolean('open').notNullable();
    table.string('fingerprint', 64).notNullable();
    table
      .string('tables', 63)
      .notNullable()
      .comment('Which tables hold its facts');
    table.primary(['target_id', 'group_key']);
    // Most groups are closed, and cost no entry.
    table.index(['target_id', 'group_key'], 'fact_groups_open_idx', {
      predicate: knex.whereRaw('open = true'),
    });
  });

  await knex.schema.createTable('spans', table => {
    table.comment('Versions of span facts; a version is closed, never changed');
    table.bigIncrements('id');
    table
      .integer('target_id')
      .notNullable()
      .references('id')
      .inTable('targets')
      .onDelete('CASCADE');
    table.string('metric', 63).notNullable();
    table.string('group_key', 191).notNullable();
    table.string('fact_key', 191).notNullable();
    table.bigInteger('start_at').notNullable();
    table.bigInteger('end_at');
    table.string('outcome', 15);
    table.boolean('matches');
    table.text('waiting_on');
    table.text('title').notNullable();
    table.text('url').notNullable();
    table.text('dimensions').notNullable().comment('JSON');
    table.bigInteger('recorded_at').notNullable();
    table.bigInteger('superseded_at');
    table
      .bigInteger('until_at')
      .notNullable()
      .comment(
        'The lesser of end_at and superseded_at, or 2^53 - 1 where there is neither: windows that begin later do not need this version',
      );
    table.unique(['target_id', 'group_key', 'metric', 'fact_key'], {
      indexName: 'spans_current_uq',
      predicate: knex.whereNull('superseded_at'),
    });
    table.index(['target_id', 'metric', 'until_at'], 'spans_window_idx');
  });

  await knex.schema.createTable('measurements', table => {
    table.comment(
      'Versions of daily ratios and readings; a version is closed, never changed',
    );
    table.bigIncrements('id');
    table
      .integer('target_id')
      .notNullable()
      .references('id')
      .inTable('targets')
      .onDelete('CASCADE');
    table.string('metric', 63).notNullable();
    table.string('group_key', 191).notNullable();
    table.string('fact_key', 191).notNullable();
    table
      .string('series', 127)
      .notNullable()
      .comment('Of a reading, what was read; empty for a daily ratio');
    table
      .bigInteger('start_at')
      .notNullable()
      .comment('Begin of the UTC day, or when it was read');
    table
      .bigInteger('end_at')
      .notNullable()
      .comment('End of the UTC day, or when it was read');
    table.double('numerator').notNullable().comment('Of a reading, its value');
    table
      .double('denominator')
      .notNullable()
      .comment('Of a reading, its weight');
    table.boolean('complete').notNullable();
    table.text('title').notNullable();
    table.text('url').notNullable();
    table.text('dimensions').notNullable().comment('JSON');
    table.bigInteger('recorded_at').notNullable();
    table.bigInteger('superseded_at');
    table.unique(['target_id', 'group_key', 'metric', 'fact_key'], {
      indexName: 'measurements_current_uq',
      predicate: knex.whereNull('superseded_at'),
    });
    // Short as they are, their start alone bounds a window from both sides.
    table.index(['target_id', 'metric', 'start_at'], 'measurements_window_idx');
  });

  await knex.schema.createTable('incidents', table => {
    table.comment(
      'Versions of incidents, as the source tells of them with what their reviews correct; a version is closed, never changed',
    );
    table.bigIncrements('id');
    table
      .integer('target_id')
      .notNullable()
      .references('id')
      .inTable('targets')
      .onDelete('CASCADE');
    table.string('source', 127).notNullable();
    table.string('group_key', 191).notNullable();
    table
      .string('fact_key', 191)
      .notNullable()
      .comment('Id of the incident, unique within the source');
    for (const phase of phases) {
      table.bigInteger(`${phase}_at`);
    }
    table.text('severity').comment('A rung of the ladder where it is on one');
    table.text('area');
    table.boolean('closed').notNullable();
    for (const phase of phases) {
      table.bigInteger(`source_${phase}_at`);
    }
    table.text('source_severity').comment('In the words of the source');
    table.text('source_area');
    table.boolean('source_closed').notNullable();
    table
      .integer('review_version')
      .comment('Of the review merged into it; null without one');
    table
      .text('corrected')
      .notNullable()
      .comment('JSON: what the review says otherwise than the source');
    table
      .bigInteger('counted_at')
      .notNullable()
      .comment('The instant for which a count counts it');
    table
      .bigInteger('start_at')
      .notNullable()
      .comment('The earliest instant known of it');
    table.text('title').notNullable();
    table.text('url').notNullable();
    table.text('dimensions').notNullable().comment('JSON');
    table.bigInteger('recorded_at').notNullable();
    table
      .bigInteger('first_recorded_at')
      .notNullable()
      .comment(
        'Of the first version of the incident under any target: counted then where no phase can be right',
      );
    table
      .bigInteger('phases_recorded_at')
      .notNullable()
      .comment(
        'Of the first version with these phases: what lies more than a day later cannot be right',
      );
    table.bigInteger('superseded_at');
    table
      .bigInteger('until_at')
      .notNullable()
      .comment(
        'The lesser of superseded_at and the latest instant known of it, where it is closed; 2^53 - 1 where there is neither',
      );
    table.unique(['target_id', 'group_key', 'fact_key'], {
      indexName: 'incidents_current_uq',
      predicate: knex.whereNull('superseded_at'),
    });
    table.index(['target_id', 'until_at'], 'incidents_window_idx');
    table.index(['source', 'fact_key'], 'incidents_key_idx');
  });

  await knex.schema.createTable('incident_reviews', table => {
    table.comment(
      'What people say about incidents; a version is never changed',
    );
    table.string('source', 127).notNullable();
    table.string('incident_key', 191).notNullable();
    table.integer('version').notNullable().comment('From 1 on');
    table.bigInteger('saved_at').notNullable();
    table.string('saved_by', 255).notNullable();
    table.text('review').notNullable().comment('JSON');
    table.primary(['source', 'incident_key', 'version']);
  });

  // Partial indexes that no insert of a current version has to touch.
  for (const table of ['spans', 'measurements', 'incidents']) {
    await knex.raw(
      `create index ${table}_superseded_idx on ${table} (superseded_at) where superseded_at is not null`,
    );
  }

  await knex.schema.createTable('recomputations', table => {
    table.comment('When and why the closed past of a target was computed anew');
    table.increments('id');
    table
      .integer('target_id')
      .notNullable()
      .references('id')
      .inTable('targets')
      .onDelete('CASCADE');
    table.bigInteger('at').notNullable();
    table.text('reason').notNullable();
    table.index(['target_id', 'at'], 'recomputations_target_idx');
  });

  await knex.schema.createTable('budgets', table => {
    table.comment('Request budgets of the sources, shared by all replicas');
    table.string('budget_key', 191).primary();
    table.integer('points_limit');
    table.integer('points_remaining');
    table.bigInteger('reset_at');
    table.bigInteger('blocked_until');
    table.text('reason');
    table.bigInteger('updated_at').notNullable();
  });

  await knex.schema.createTable('budget_usage', table => {
    table.comment('Points used, by slots of five minutes');
    table.string('budget_key', 191).notNullable();
    table.bigInteger('slot_at').notNullable();
    table.integer('points').notNullable();
    table.primary(['budget_key', 'slot_at']);
  });

  await knex.schema.createTable('baselines', table => {
    table.comment('Measured baselines, frozen');
    table.string('entity_ref', 255).notNullable();
    table
      .string('fingerprint', 64)
      .notNullable()
      .comment('Hash of metric, stat, where, calendar and cycle');
    table.text('baseline').notNullable().comment('JSON');
    table.bigInteger('frozen_at').notNullable();
    table.primary(['entity_ref', 'fingerprint']);
  });

  await knex.schema.createTable('snapshots', table => {
    table.comment(
      'What the pages show: one evaluated document per entity, cycle and instant',
    );
    table.string('entity_ref', 255).notNullable();
    table.string('cycle', 63).notNullable();
    table.bigInteger('as_of').notNullable();
    table.text('document').notNullable().comment('JSON');
    table
      .string('past', 64)
      .notNullable()
      .comment(
        'Hash of how the past was known when it was made: a closed cycle is written anew only when it differs',
      );
    table.primary(['entity_ref', 'cycle', 'as_of']);
  });

  await knex.schema.createTable('catalog_sync', table => {
    table.comment('One row: how the last full pass over the catalog went');
    table.integer('id').primary();
    table.bigInteger('last_pass_at');
    table.bigInteger('last_full_pass_at');
    table.string('claim', 63).comment('Token of the pass that runs');
    table.bigInteger('lease_until');
    table.string('replica', 63).comment('Which one made the last pass');
    table.text('error');
  });

  await knex.schema.createTable('overlays', table => {
    table.comment(
      'OKR annotations of entities that no file describes: every version for ever, the last one counts',
    );
    table
      .bigIncrements('version')
      .comment('One sequence for all entities, in the order of commits');
    table.string('entity_ref', 255).notNullable();
    table.text('annotation').comment('Null where it was taken away');
    table.text('reason');
    table.string('saved_by', 255).notNullable();
    table.bigInteger('saved_at').notNullable();
    table.index(['entity_ref', 'version'], 'overlays_entity_idx');
  });

  await knex.schema.createTable('proposals', table => {
    table.comment(
      'Changes of OKR annotations that wait to be merged where their file is kept',
    );
    table.bigIncrements('id');
    table.string('entity_ref', 255).notNullable();
    table.string('url', 1000).notNullable().unique();
    table.string('host', 63).notNullable().comment('Id of the file host');
    table
      .text('reference')
      .notNullable()
      .comment('JSON: what the file host finds it by');
    table.string('title', 1000).notNullable();
    table.string('state', 15).notNullable().comment('open, merged or closed');
    table.string('proposed_by', 255);
    table.bigInteger('proposed_at').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.text('reason');
    table.text('changes').notNullable().comment('JSON');
    table.text('diff').notNullable().comment('JSON');
    table
      .text('annotation')
      .comment('As proposed; null where it is to be taken away');
    table
      .bigInteger('ended_at')
      .comment('When it was found to be merged or closed');
    table
      .bigInteger('check_due_at')
      .comment('When the host is asked again; null where nothing is awaited');
    table.integer('check_failures').notNullable().defaultTo(0);
    table.index(['entity_ref', 'state'], 'proposals_entity_idx');
    table.index(['check_due_at'], 'proposals_due_idx');
  });

  await knex.schema.createTable('edit_attempts', table => {
    table.comment('Who tried to edit when, for the limit of each user');
    table.bigIncrements('id');
    table.string('user_ref', 255).notNullable();
    table.string('kind', 15).notNullable().comment('edit or look');
    table.bigInteger('attempted_at').notNullable();
    table.index(['user_ref', 'kind', 'attempted_at'], 'edit_attempts_user_idx');
    table.index(['attempted_at'], 'edit_attempts_age_idx');
  });

  await knex.schema.createTable('edit_claims', table => {
    table.comment(
      'Entities that are being saved: one at a time, whichever replica does it',
    );
    table.string('entity_ref', 255).primary();
    table.string('claim', 63).notNullable();
    table.bigInteger('lease_until').notNullable();
  });

  await knex.schema.createTable('check_ins', table => {
    table.comment(
      'What people say of key results: every version for ever; a deletion closes the last one',
    );
    table.string('entity_ref', 255).notNullable();
    table.string('id', 63).notNullable().comment('Made by who says it');
    table.integer('version').notNullable().comment('From 1 on');
    table.string('objective_id', 191).notNullable();
    table.string('key_result_id', 191).notNullable();
    table
      .string('day', 10)
      .notNullable()
      .comment('YYYY-MM-DD: the day that it speaks of');
    table.integer('confidence').comment('0 to 10');
    table.double('value').comment('Of a number kept by hand');
    table.integer('ticks').comment('How often a habit was kept on that day');
    table.text('words').comment('Markdown');
    table.string('author', 255).notNullable();
    table
      .bigInteger('said_at')
      .notNullable()
      .comment('When its first version was recorded');
    table.bigInteger('recorded_at').notNullable();
    table.bigInteger('superseded_at');
    table.primary(['entity_ref', 'id', 'version']);
    table.index(['entity_ref', 'day', 'said_at', 'id'], 'check_ins_day_idx');
  });

  await knex.schema.createTable('annotation_versions', table => {
    table.comment(
      'OKR annotations as the catalog showed them, each from an instant on',
    );
    table.string('entity_ref', 255).notNullable();
    table.bigInteger('recorded_at').notNullable();
    table.text('annotation').comment('Null where there was none');
    table
      .string('changed_by', 255)
      .comment('Who proposed or saved it; null where that is not known');
    table.text('reason');
    table.string('url', 1000).comment('Of the proposal that brought it');
    table.primary(['entity_ref', 'recorded_at']);
  });

  await knex.schema.createTable('overviews', table => {
    table.comment(
      'What the list of all entities shows: the last snapshot of each entity and cycle that has objectives, in few words',
    );
    table.string('entity_ref', 255).notNullable();
    table.string('cycle', 63).notNullable();
    table.bigInteger('as_of').notNullable();
    table.bigInteger('ends_at').notNullable().comment('When the cycle is over');
    table.text('summary').notNullable().comment('JSON');
    table.primary(['entity_ref', 'cycle']);
    table.index(['cycle'], 'overviews_cycle_idx');
  });

  await knex.schema.createTable('metric_promises', table => {
    table.comment(
      'What key results and guardrails of running and coming cycles promise of metrics, to find those that stand against each other',
    );
    table.string('entity_ref', 255).notNullable();
    table.string('cycle', 63).notNullable();
    table.integer('position').notNullable();
    table
      .string('leaves', 64)
      .notNullable()
      .comment('Hash of the leaf entities of its scope');
    table.string('metric', 255).notNullable();
    table.string('stat', 63).notNullable();
    table.string('side', 7).notNullable().comment('atMost or atLeast');
    table.double('amount').notNullable();
    table.bigInteger('starts_at').notNullable();
    table.bigInteger('ends_at').notNullable();
    table.text('promise').notNullable().comment('JSON');
    table.primary(['entity_ref', 'cycle', 'position']);
    table.index(
      ['metric', 'stat', 'side', 'amount'],
      'metric_promises_against_idx',
    );
    table.index(['leaves', 'metric'], 'metric_promises_same_idx');
  });

  await knex.schema.createTable('state_changes', table => {
    table.comment('When key results came into another state, and from which');
    table.string('entity_ref', 255).notNullable();
    table.string('cycle', 63).notNullable();
    table.string('objective_id', 191).notNullable();
    table.string('key_result_id', 191).notNullable();
    table.bigInteger('changed_at').notNullable();
    table.string('state_before', 15).notNullable();
    table.string('state_after', 15).notNullable();
    table.primary([
      'entity_ref',
      'cycle',
      'objective_id',
      'key_result_id',
      'changed_at',
    ]);
    table.index(['cycle', 'changed_at'], 'state_changes_week_idx');
    table.index(['changed_at'], 'state_changes_age_idx');
  });

  await knex.schema.createTable('closings', table => {
    table.comment(
      'Cycles that people closed, each with everything that was found and said of it: never changed',
    );
    table.string('entity_ref', 255).notNullable();
    table.string('cycle', 63).notNullable();
    table.bigInteger('closed_at').notNullable();
    table.string('closed_by', 255).notNullable();
    table.text('report').notNullable().comment('JSON');
    table.primary(['entity_ref', 'cycle']);
    table.index(['cycle'], 'closings_cycle_idx');
  });

  await knex.schema.createTable('closing_reviews', table => {
    table.comment(
      'What people say of the objectives of a closed cycle; a version is never changed',
    );
    table.string('entity_ref', 255).notNullable();
    table.string('cycle', 63).notNullable();
    table.integer('version').notNullable().comment('From 1 on');
    table.bigInteger('saved_at').notNullable();
    table.string('saved_by', 255).notNullable();
    table.text('review').notNullable().comment('JSON');
    table.primary(['entity_ref', 'cycle', 'version']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'closing_reviews',
    'closings',
    'state_changes',
    'metric_promises',
    'overviews',
    'annotation_versions',
    'check_ins',
    'edit_claims',
    'edit_attempts',
    'proposals',
    'overlays',
    'catalog_sync',
    'snapshots',
    'baselines',
    'budget_usage',
    'budgets',
    'recomputations',
    'incident_reviews',
    'incidents',
    'measurements',
    'spans',
    'fact_groups',
    'joint_targets',
    'entity_targets',
    'targets',
    'scope_changes',
    'scope_edges',
    'scope_members',
    'former_entities',
    'entities',
  ]) {
    await knex.schema.dropTable(table);
  }
};
