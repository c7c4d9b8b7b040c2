import { renderHook } from '@testing-library/react';
import { aProposal } from '../__testUtils__/editingFixtures';
import { useShownProposals } from './useShownProposals';

const open = aProposal();
const merged = aProposal({ state: 'merged' });
const before = {};
const after = {};

const render = () =>
  renderHook(({ proposals, answer }) => useShownProposals(proposals, answer), {
    initialProps: { proposals: [open], answer: before },
  });

describe('a proposal on the tab', () => {
  it('is shown as it is told', () => {
    const { result, rerender } = render();
    expect(result.current).toEqual([open]);
    rerender({ proposals: [merged], answer: before });
    expect(result.current).toEqual([merged]);
  });

  it('that is not told of any more stays until the tab shows something newer', () => {
    const { result, rerender } = render();
    rerender({ proposals: [merged], answer: before });
    rerender({ proposals: [], answer: before });
    expect(result.current).toEqual([merged]);
    rerender({ proposals: [], answer: after });
    expect(result.current).toEqual([]);
  });

  it('does not wait for what the tab showed newly before', () => {
    const { result, rerender } = render();
    rerender({ proposals: [open], answer: after });
    rerender({ proposals: [], answer: after });
    expect(result.current).toEqual([open]);
    rerender({ proposals: [], answer: before });
    expect(result.current).toEqual([]);
  });
});
