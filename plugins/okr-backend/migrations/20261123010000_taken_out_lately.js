// @ts-check

/**
 * What was taken out this week is asked for of all cycles at once.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('overviews', table => {
    table.index(['taken_out_at'], 'overviews_taken_out_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('overviews', table => {
    table.dropIndex(['taken_out_at'], 'overviews_taken_out_idx');
  });
};
