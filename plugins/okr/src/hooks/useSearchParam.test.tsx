import { PropsWithChildren } from 'react';
import { act, renderHook } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { useSearchParam } from './useSearchParam';

function renderAt(address: string) {
  return renderHook(
    () => {
      const { search, hash } = useLocation();
      return { address: search + hash, param: useSearchParam('against') };
    },
    {
      wrapper: ({ children }: PropsWithChildren<{}>) => (
        <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>
      ),
    },
  );
}

describe('a parameter of the address', () => {
  it('is set beside all that stands there, and the key result it points to stays', () => {
    const { result } = renderAt('/?cycle=2026-Q4#no-waiting/review-wait');
    expect(result.current.param[0]).toBeNull();
    act(() => result.current.param[1]('before'));
    expect(result.current.address).toBe(
      '?cycle=2026-Q4&against=before#no-waiting/review-wait',
    );
    expect(result.current.param[0]).toBe('before');
  });

  it('is taken away alone', () => {
    const { result } = renderAt('/?against=before&cycle=2026-Q4#no-waiting');
    act(() => result.current.param[1](undefined));
    expect(result.current.address).toBe('?cycle=2026-Q4#no-waiting');
  });
});
