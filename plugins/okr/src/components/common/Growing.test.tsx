import { useState } from 'react';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Growing } from './Growing';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

const List = (props: { count: number; of?: string }) => (
  <Growing items={numbers(props.count)} of={props.of ?? 'all'}>
    {shown => (
      <ul>
        {shown.map(number => (
          <li key={number}>{number}</li>
        ))}
      </ul>
    )}
  </Growing>
);

const shown = () => screen.getAllByRole('listitem').length;
const button = () => screen.queryByRole('button', { name: 'Show more' });

describe('a list that grows', () => {
  it('is there as a whole when it is short', async () => {
    renderInTestApp(<List count={40} />);
    expect(await screen.findByText('39')).toBeInTheDocument();
    expect(button()).not.toBeInTheDocument();
  });

  it('grows when asked to, up to its end', async () => {
    renderInTestApp(<List count={95} />);
    expect(await screen.findByText('39')).toBeInTheDocument();
    expect(shown()).toBe(40);
    await userEvent.click(button()!);
    expect(shown()).toBe(80);
    await userEvent.click(button()!);
    expect(shown()).toBe(95);
    expect(button()).not.toBeInTheDocument();
  });

  it('begins at its head again when it is another list, and stays grown when it is the same anew', async () => {
    const Switch = () => {
      const [list, setList] = useState({ count: 95, of: 'all' });
      return (
        <>
          <button onClick={() => setList({ count: 100, of: 'all' })}>
            anew
          </button>
          <button onClick={() => setList({ count: 90, of: 'some' })}>
            another
          </button>
          <List {...list} />
        </>
      );
    };
    renderInTestApp(<Switch />);
    await screen.findByText('39');
    await userEvent.click(button()!);
    await userEvent.click(screen.getByText('anew'));
    expect(shown()).toBe(80);
    await userEvent.click(screen.getByText('another'));
    expect(shown()).toBe(40);
  });

  it('grows by itself when its end comes near', async () => {
    const observed: IntersectionObserverCallback[] = [];
    const disconnect = jest.fn();
    window.IntersectionObserver = jest.fn(callback => {
      observed.push(callback);
      return { observe: jest.fn(), disconnect };
    }) as unknown as typeof IntersectionObserver;
    try {
      renderInTestApp(<List count={95} />);
      await screen.findByText('39');
      const near = (isIntersecting: boolean) =>
        act(async () =>
          observed.at(-1)!(
            [{ isIntersecting } as IntersectionObserverEntry],
            {} as IntersectionObserver,
          ),
        );
      await near(false);
      expect(shown()).toBe(40);
      await near(true);
      expect(shown()).toBe(80);
      await near(true);
      expect(shown()).toBe(95);
      expect(disconnect).toHaveBeenCalledTimes(observed.length);
    } finally {
      Reflect.deleteProperty(window, 'IntersectionObserver');
    }
  });
});
