import { isRecord } from './isRecord';
import { keptInBrowser } from './keptInBrowser';

interface Typed {
  text: string;
}

const ada = 'ada about checkout';
const typed = (text: string) => ({ text });
const kept = keptInBrowser<string, Typed>(
  about => `typed.${about}`,
  (value): value is Typed => isRecord(value) && typeof value.text === 'string',
);

/** What another tab of the same browser does meanwhile: it shares all but what belongs to one tab. */
function inAnotherTab(act: () => void) {
  const own = Object.entries({ ...window.sessionStorage });
  window.sessionStorage.clear();
  act();
  window.sessionStorage.clear();
  for (const [key, value] of own) {
    window.sessionStorage.setItem(key, value);
  }
}

describe('what is typed and not saved', () => {
  beforeEach(() => {
    window.localStorage.clear();
    window.sessionStorage.clear();
  });

  it('is kept about one thing', () => {
    kept.keep(ada, typed('mine'));
    expect(kept.read(ada)).toEqual(typed('mine'));
    expect(kept.read('bob about checkout')).toBeUndefined();
  });

  it('is there in a tab that is opened later', () => {
    kept.keep(ada, typed('mine'));
    inAnotherTab(() => expect(kept.read(ada)).toEqual(typed('mine')));
  });

  it('is not taken away by what is typed, saved or thrown away in another tab', () => {
    kept.keep(ada, typed('mine'));
    inAnotherTab(() => {
      kept.keep(ada, typed('other'));
      kept.keep(ada, undefined);
    });
    expect(kept.read(ada)).toEqual(typed('mine'));
  });

  it('takes nothing away from another tab when it is saved', () => {
    kept.keep(ada, typed('mine'));
    inAnotherTab(() => kept.keep(ada, typed('other')));
    kept.keep(ada, undefined);
    expect(kept.read(ada)).toEqual(typed('other'));
  });

  it('is forgotten everywhere once it is saved where it was taken up', () => {
    inAnotherTab(() => kept.keep(ada, typed('mine')));
    expect(kept.read(ada)).toEqual(typed('mine'));
    kept.keep(ada, undefined);
    expect(kept.read(ada)).toBeUndefined();
    inAnotherTab(() => expect(kept.read(ada)).toBeUndefined());
  });

  it.each(['', '{', '[]', '{"text":1}'])(
    'is nothing where the browser holds %j',
    text => {
      window.localStorage.setItem(`typed.${ada}`, text);
      window.sessionStorage.setItem(`typed.${ada}`, text);
      expect(kept.read(ada)).toBeUndefined();
    },
  );

  it('is typed on where the browser keeps nothing', () => {
    const refuse = () => {
      throw new Error('full');
    };
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse);
    expect(() => kept.keep(ada, typed('mine'))).not.toThrow();
    expect(kept.read(ada)).toBeUndefined();
    jest.restoreAllMocks();
  });
});
