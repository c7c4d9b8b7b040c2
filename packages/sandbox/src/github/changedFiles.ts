/** So many pull requests change a hundred files more than others: more than a page holds. */
const bigEvery = 20;

/**
 * The files that a pull request changes, the same at every instant. Every fourth (4, 8, 12, …) changes documentation
 * only, the one after each of those (5, 9, 13, …) ends with a source file, and all others change only sources. Numbers
 * 20, 25, 40, 45, … change more than a hundred files.
 *
 * @internal
 */
export function changedFiles(number: number): string[] {
  const isDocumentation = number % 4 === 0;
  const isMixed = number % 4 === 1 && number > 4;
  const isBig = isDocumentation
    ? number % bigEvery === 0
    : isMixed && (number - 5) % bigEvery === 0;
  const count = 1 + (number % 9) + (isMixed ? 1 : 0) + (isBig ? 100 : 0);
  return Array.from({ length: count }, (_, index) => {
    const isSource = !isDocumentation && (!isMixed || index === count - 1);
    return isSource
      ? `src/module-${number % 7}/part-${index + 1}.ts`
      : `docs/guide-${number % 5}/page-${index + 1}.md`;
  });
}
