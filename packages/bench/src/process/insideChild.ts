/** What the process was started with. */
export function settingsOfChild<Settings>(): Settings {
  return JSON.parse(process.argv[2]);
}

/** Runs a program that was started as a child: until it is let go, or fails. */
export function runChild(main: () => Promise<void>): void {
  process.once('disconnect', () => process.exit(0));
  main().catch(error => {
    process.stderr.write(`${error.stack ?? error}\n`);
    process.exit(1);
  });
}

/** Tells the parent. */
export function answerParent(answer: unknown): void {
  process.send?.({ answer });
}

/** Answers every question of the parent, one after the other. */
export function answerQuestions<Question>(
  answerTo: (question: Question) => Promise<unknown>,
): void {
  let before: Promise<unknown> = Promise.resolve();
  process.on('message', (question: Question) => {
    before = before
      .then(() => answerTo(question))
      .then(answerParent)
      .catch(error => {
        process.stderr.write(`${error.stack ?? error}\n`);
        process.exit(1);
      });
  });
}
