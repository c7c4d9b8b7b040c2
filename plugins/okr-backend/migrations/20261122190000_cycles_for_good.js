// @ts-check

/**
 * What it takes to find a cycle again whose objectives were taken out of the annotation, and to tell of which cycle a
 * check-in is.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('overviews', table => {
    table
      .bigInteger('promised_since')
      .notNullable()
      .defaultTo(0)
      .comment(
        'From when on its time in the annotation counts, no earlier than the cycle begins; 0 where it counts however short that is',
      );
    table
      .bigInteger('taken_out_at')
      .comment('Null while the annotation has its objectives');
  });
  await knex.schema.alterTable('check_ins', table => {
    table
      .string('cycle', 63)
      .comment('That the key result was in; null where that is not known');
    table.text('title').comment('Of the key result when it was said');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('check_ins', table => {
    table.dropColumn('title');
    table.dropColumn('cycle');
  });
  await knex.schema.alterTable('overviews', table => {
    table.dropColumn('taken_out_at');
    table.dropColumn('promised_since');
  });
};
