import { keepEdit, readKeptEdit } from './keptEdit';

const ada = 'user:default/ada';
const checkout = 'component:default/checkout';
const edit = (text: string) => ({
  text,
  reason: '',
  from: { annotation: 'a:\n', base: 'blob-1' },
});

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

describe('work that is not saved', () => {
  beforeEach(() => {
    window.localStorage.clear();
    window.sessionStorage.clear();
  });

  it('is kept for one person and one entity', () => {
    keepEdit(ada, checkout, edit('mine'));
    expect(readKeptEdit(ada, checkout)).toEqual(edit('mine'));
    expect(readKeptEdit('user:default/bob', checkout)).toBeUndefined();
    expect(readKeptEdit(ada, 'component:default/cart')).toBeUndefined();
  });

  it('is there in a tab that is opened later', () => {
    keepEdit(ada, checkout, edit('mine'));
    inAnotherTab(() =>
      expect(readKeptEdit(ada, checkout)).toEqual(edit('mine')),
    );
  });

  it('is not taken away by what is typed, saved or thrown away in another tab', () => {
    keepEdit(ada, checkout, edit('mine'));
    inAnotherTab(() => {
      keepEdit(ada, checkout, edit('other'));
      keepEdit(ada, checkout, undefined);
    });
    expect(readKeptEdit(ada, checkout)).toEqual(edit('mine'));
  });

  it('takes nothing away from another tab when it is saved', () => {
    keepEdit(ada, checkout, edit('mine'));
    inAnotherTab(() => keepEdit(ada, checkout, edit('other')));
    keepEdit(ada, checkout, undefined);
    expect(readKeptEdit(ada, checkout)).toEqual(edit('other'));
  });

  it('is forgotten everywhere once it is saved where it was taken up', () => {
    inAnotherTab(() => keepEdit(ada, checkout, edit('mine')));
    expect(readKeptEdit(ada, checkout)).toEqual(edit('mine'));
    keepEdit(ada, checkout, undefined);
    expect(readKeptEdit(ada, checkout)).toBeUndefined();
  });

  it('is nothing where the browser holds something else', () => {
    window.localStorage.setItem(`okr.edit.${ada}.${checkout}`, '{"text":1}');
    expect(readKeptEdit(ada, checkout)).toBeUndefined();
  });
});
