import { act, renderHook, waitFor } from '@testing-library/react';
import { useRemote } from './useRemote';

describe('useRemote', () => {
  it('keeps the last answer while the next one is on its way', async () => {
    const { result, rerender } = renderHook(({ load }) => useRemote(load), {
      initialProps: { load: async () => 'old' },
    });
    await waitFor(() => expect(result.current.data).toBe('old'));

    rerender({ load: () => new Promise<string>(() => {}) });

    expect(result.current).toMatchObject({ data: 'old', loading: true });
  });

  it('keeps the last answer when the next one fails, and mends itself on retry', async () => {
    const load = jest
      .fn<Promise<string>, [AbortSignal]>()
      .mockResolvedValueOnce('first')
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValueOnce('third');
    const { result } = renderHook(() => useRemote(load));
    await waitFor(() => expect(result.current.data).toBe('first'));

    act(() => result.current.retry());
    await waitFor(() => expect(result.current.error?.message).toBe('offline'));
    expect(result.current.data).toBe('first');

    act(() => result.current.retry());
    await waitFor(() => expect(result.current.data).toBe('third'));
    expect(result.current.error).toBeUndefined();
  });

  it('aborts what is no longer needed and ignores its answer', async () => {
    const signals: AbortSignal[] = [];
    let answerLate: (text: string) => void = () => {};
    const slow = (signal: AbortSignal) => {
      signals.push(signal);
      return new Promise<string>(resolve => {
        answerLate = resolve;
      });
    };
    const { result, rerender, unmount } = renderHook(
      ({ load }) => useRemote(load),
      { initialProps: { load: slow } },
    );
    rerender({
      load: async signal => {
        signals.push(signal);
        return 'new';
      },
    });
    await waitFor(() => expect(result.current.data).toBe('new'));
    await act(async () => answerLate('late'));

    expect(result.current.data).toBe('new');
    expect(signals[0].aborted).toBe(true);
    unmount();
    expect(signals[1].aborted).toBe(true);
  });
});
