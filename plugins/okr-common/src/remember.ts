/**
 * A pure function that remembers its last answers: a batch asks for the same cycles and weeks for each of its entities and
 * each of their key results, and days in a zone take longer to compute than all else about them.
 *
 * @param compute - its arguments are plain JSON
 * @param most - so many answers are kept
 * @public
 */
export function remember<Args extends unknown[], Result>(
  compute: (...args: Args) => Result,
  most = 200,
): (...args: Args) => Result {
  const answers = new Map<string, Result>();
  return (...args) => {
    const key = JSON.stringify(args);
    const known = answers.get(key);
    if (known !== undefined) {
      return known;
    }
    const answer = compute(...args);
    if (answers.size >= most) {
      answers.clear();
    }
    answers.set(key, answer);
    return answer;
  };
}
