/**
 * A pure function that remembers its last answers: a batch asks for the same weeks for each of its entities, and zones
 * and calendars take longer to compute than everything else about an entity that has no facts.
 *
 * @internal
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
