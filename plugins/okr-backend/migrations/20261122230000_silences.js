// @ts-check

/**
 * What it takes to tell up to when was known what happened at a target, as of an instant at which nothing had been heard
 * of it for long.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('targets', table => {
    table
      .text('silences')
      .comment(
        'JSON: first and last instant of each time of more than two days in which it was neither read nor pushed to, oldest first',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('targets', table => {
    table.dropColumn('silences');
  });
};
