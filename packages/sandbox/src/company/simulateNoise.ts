import { hour, lintBot, minute, reviewBot, Stage } from './Stage';

/** Reviews by bots and by the author, drafts of reviews, comments: none of them answers a request. @internal */
export function simulateNoise(stage: Stage, ready: number): void {
  const { author, created, random, setting, timeline } = stage;
  const { calendar } = setting;
  const comment = {
    kind: 'review',
    state: 'COMMENTED',
    onBehalfOf: [],
  } as const;
  if (setting.team.lintBot && random.chance(0.35)) {
    const at = ready + random.between(2, 9) * minute;
    timeline.add(at, { ...comment, author: lintBot, onBehalfOf: [] });
  }
  if (random.chance(0.05)) {
    const at = ready + random.between(1, 4) * minute;
    timeline.add(at, { ...comment, author: reviewBot, onBehalfOf: [] });
  }
  if (random.chance(0.06)) {
    const at = calendar.advance(ready, random.between(0.1, 6) * hour);
    timeline.add(at, { ...comment, author, onBehalfOf: [] });
  }
  if (random.chance(0.005)) {
    timeline.add(ready + 3 * minute, {
      kind: 'review',
      author,
      state: 'PENDING',
      onBehalfOf: [],
    });
  }
  for (let count = random.integer(0, 2); count > 0; count--) {
    const at = calendar.advance(created, random.between(0.1, 14) * hour);
    timeline.add(at, { kind: 'commented', actor: author });
  }
}
