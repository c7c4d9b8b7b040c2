import { changeInWords } from './changeParts';

describe('changeInWords', () => {
  it('tells growth that hides a lower rate', () => {
    expect(
      changeInWords({ events: 1240, volume: 1500, rate: -260, inNoRate: 0 }),
    ).toEqual({
      direction: 'rose',
      events: 1240,
      parts: [
        { kind: 'moreUsers', events: 1500 },
        { kind: 'lowerRate', events: 260 },
      ],
    });
  });

  it('tells the larger part first, and what adds up also after rounding', () => {
    // 10.6 is told as 11 and 4.4 as 4, so that 7 remain for the rate.
    expect(
      changeInWords({ events: 10.6, volume: 4.4, rate: 6.2, inNoRate: 0 }),
    ).toEqual({
      direction: 'rose',
      events: 11,
      parts: [
        { kind: 'higherRate', events: 7 },
        { kind: 'moreUsers', events: 4 },
      ],
    });
  });

  it('tells two parts that make up for each other', () => {
    expect(
      changeInWords({ events: 0, volume: -80, rate: 80, inNoRate: 0 }),
    ).toMatchObject({
      direction: 'level',
      events: 0,
      parts: [{ kind: 'fewerUsers' }, { kind: 'higherRate' }],
    });
  });

  it('leaves out a part that is nothing', () => {
    expect(
      changeInWords({ events: -50, volume: -50, rate: 0, inNoRate: 0 }).parts,
    ).toEqual([{ kind: 'fewerUsers', events: 50 }]);
  });

  it('tells what is in no rate, and keeps to the numbers that are shown', () => {
    // 10.4 and 21.6 are shown as 10 and 22.
    const change = { events: 11.2, volume: 3.3, rate: 5.4, inNoRate: 2.5 };
    expect(changeInWords(change, 12)).toEqual({
      direction: 'rose',
      events: 12,
      parts: [
        { kind: 'higherRate', events: 6 },
        { kind: 'moreUsers', events: 3 },
        { kind: 'moreInNoRate', events: 3 },
      ],
    });
  });
});
