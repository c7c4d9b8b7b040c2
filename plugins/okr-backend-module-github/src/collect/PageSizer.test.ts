import { PageSizer } from './PageSizer';

/** Sizes asked for, one after the other, of a host that answers up to `most` at once. */
function sizes(
  most: number,
  queries: number,
  sizer = new PageSizer(),
): number[] {
  return Array.from({ length: queries }, () => {
    const { size } = sizer;
    if (size > most) sizer.failed(size);
    else sizer.succeeded(size, 1);
    return size;
  });
}

describe('PageSizer', () => {
  it('grows to just under the step to two points', () => {
    expect(sizes(Infinity, 4)).toEqual([25, 50, 74, 74]);
  });

  it('halves until something works', () => {
    expect(sizes(3, 4)).toEqual([25, 12, 6, 3]);
  });

  it('goes back to what worked and closes in on the largest size that does', () => {
    expect(sizes(60, 7)).toEqual([25, 50, 74, 50, 62, 50, 56]);
  });

  it('fails seldom at a limit that stays', () => {
    const failed = sizes(60, 200).filter(size => size > 60);
    expect(failed.length).toBeLessThan(10);
  });

  it('recovers soon from a moment of trouble', () => {
    const sizer = new PageSizer();
    sizes(0, 6, sizer);
    expect(sizer.size).toBe(1);
    expect(sizes(Infinity, 40, sizer).at(-1)).toBe(74);
  });

  it('does not grow while answers are slow, and shrinks when they are very slow', () => {
    const sizer = new PageSizer();
    sizer.succeeded(25, 4);
    expect(sizer.size).toBe(25);
    sizer.succeeded(25, 8);
    expect(sizer.size).toBe(18);
  });

  it('learns nothing from a page that was not full', () => {
    const sizer = new PageSizer();
    sizer.succeeded(10, 0.1);
    expect(sizer.size).toBe(25);
  });
});
