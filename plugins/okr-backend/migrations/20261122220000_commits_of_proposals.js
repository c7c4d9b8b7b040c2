// @ts-check

const tables = ['proposals', 'annotation_versions'];

/**
 * With which commit a proposal was merged, and so a version of an annotation came.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const name of tables) {
    await knex.schema.alterTable(name, table => {
      table
        .string('commit_id', 255)
        .comment('Null where the host did not tell it');
      table.string('commit_url', 1000);
    });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const name of tables) {
    await knex.schema.alterTable(name, table => {
      table.dropColumn('commit_url');
      table.dropColumn('commit_id');
    });
  }
};
