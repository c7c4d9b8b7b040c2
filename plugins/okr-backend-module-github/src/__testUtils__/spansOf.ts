import { Fact, SpanFact } from '@keyresults/backstage-plugin-okr-node';

/** Facts of pull requests, which are all spans. */
export function spansOf(facts: readonly Fact[]): SpanFact[] {
  return facts.map(fact => {
    if (fact.shape !== 'span') {
      throw new Error(`${fact.key} is not a span but of shape ${fact.shape}`);
    }
    return fact;
  });
}
