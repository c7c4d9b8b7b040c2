import { stateAt } from './stateAt';
import { EventDetails, PullRequest } from './types';

const account = { type: 'User', login: 'ada' } as const;

function pullRequest(
  bornDraft: boolean,
  ...events: (EventDetails & { at: number })[]
): PullRequest {
  return {
    number: 1,
    title: 'Add a thing',
    author: account,
    labels: [],
    bornDraft,
    createdAt: 1000,
    events: events.map((event, key) => ({ ...event, key })),
  };
}

describe('stateAt', () => {
  it('shows nothing of what is still to come', () => {
    const seen = stateAt(
      pullRequest(
        true,
        { kind: 'readyForReview', at: 2000 },
        { kind: 'merged', at: 5000 },
      ),
      4999,
    );
    expect(seen).toMatchObject({
      state: 'OPEN',
      isDraft: false,
      updatedAt: 2000,
    });
    expect(seen.events).toHaveLength(1);
  });

  it('keeps a merge that is followed by its own close', () => {
    const seen = stateAt(
      pullRequest(
        false,
        { kind: 'merged', at: 5000 },
        { kind: 'closed', at: 5000 },
      ),
      5000,
    );
    expect(seen).toMatchObject({
      state: 'MERGED',
      mergedAt: 5000,
      closedAt: 5000,
    });
  });

  it('is open again after a reopening', () => {
    const seen = stateAt(
      pullRequest(
        false,
        { kind: 'closed', at: 2000 },
        { kind: 'reopened', at: 3000 },
      ),
      3000,
    );
    expect(seen.state).toBe('OPEN');
    expect(seen.closedAt).toBeUndefined();
  });

  it('moves updatedAt with a request only where the rule says so', () => {
    const asked = pullRequest(false, {
      kind: 'reviewRequested',
      reviewer: account,
      at: 2000,
    });
    const at = (requestsMoveUpdatedAt: boolean) =>
      stateAt(asked, 9000, { requestsMoveUpdatedAt }).updatedAt;
    expect(at(true)).toBe(2000);
    expect(at(false)).toBe(1000);
  });

  it('does not move updatedAt with a review that is still being written', () => {
    const seen = stateAt(
      pullRequest(false, {
        kind: 'review',
        author: account,
        state: 'PENDING',
        onBehalfOf: [],
        at: 2000,
      }),
      9000,
    );
    expect(seen.updatedAt).toBe(1000);
  });

  it('shows a review as dismissed from the dismissal on', () => {
    const reviewed = pullRequest(
      false,
      {
        kind: 'review',
        author: account,
        state: 'CHANGES_REQUESTED',
        onBehalfOf: [],
        at: 2000,
      },
      { kind: 'reviewDismissed', reviewKey: 0, at: 3000 },
    );
    expect(stateAt(reviewed, 2999).events[0]).toMatchObject({
      state: 'CHANGES_REQUESTED',
    });
    expect(stateAt(reviewed, 3000).events[0]).toMatchObject({
      state: 'DISMISSED',
    });
  });
});
