// @ts-check

/**
 * What it takes to show what a person said of a key result that the annotation does not have any more.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('check_ins', table => {
    table
      .text('unit_label')
      .comment('Of the value, when it was said; null where it had none');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('check_ins', table => {
    table.dropColumn('unit_label');
  });
};
