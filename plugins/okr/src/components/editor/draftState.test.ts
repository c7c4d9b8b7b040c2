import { anAnnotation, aSource } from '../../__testUtils__/editingFixtures';
import { DraftState, isChanged, nextDraft, openedDraft } from './draftState';

const labels = { mine: 'yours', theirs: 'changed meanwhile' };
const to = ['no-waiting', 'keyResults', 'review-wait', 'to'];
const easier: Parameters<typeof nextDraft>[1] = {
  kind: 'change',
  changes: [{ kind: 'set', path: to, value: '30h' }],
};

describe('an annotation being changed', () => {
  it('begins as it stands in the file', () => {
    const draft = openedDraft(aSource(), undefined);
    expect(draft.text).toBe(anAnnotation);
    expect(isChanged(draft)).toBe(false);
  });

  it('begins empty where there is none', () => {
    expect(openedDraft(aSource({ annotation: null }), undefined).text).toBe('');
  });

  it('goes on with what was kept', () => {
    const kept = {
      text: 'a:\n',
      reason: 'so',
      from: { annotation: '', base: 'blob-0' },
    };
    expect(openedDraft(aSource(), kept)).toEqual({ ...kept, restored: true });
  });

  it('begins anew where what was kept is what stands there by now', () => {
    const kept = {
      text: anAnnotation,
      reason: 'so',
      from: { annotation: 'a:\n', base: 'blob-0' },
    };
    const draft = openedDraft(aSource(), kept);
    expect(draft.restored).toBe(false);
    expect(isChanged(draft)).toBe(false);
  });

  it('goes on over the file as it is now, where its key results are as they were', () => {
    const kept = {
      text: 'a:\n',
      reason: '',
      from: { annotation: anAnnotation, base: 'blob-0' },
    };
    expect(openedDraft(aSource(), kept).from.base).toBe('blob-1');
  });

  it('changes one line by the form, with the comment that stands there', () => {
    const draft = nextDraft(openedDraft(aSource(), undefined), easier);
    expect(draft.text).toBe(
      anAnnotation.replace(
        'to: 24h # agreed in the retro',
        'to: 30h # agreed in the retro',
      ),
    );
    expect(isChanged(draft)).toBe(true);
  });

  it('keeps nothing of what a half-typed word needed', () => {
    const objective = ['no-waiting', 'objective'];
    const typed = ['yes', 'yes:', 'yesterday'].reduce(
      (state, value) =>
        nextDraft(state, {
          kind: 'change',
          changes: [{ kind: 'set', path: objective, value }],
          field: 'no-waiting/objective',
        }),
      openedDraft(aSource(), undefined),
    );
    expect(typed.text).toBe(
      anAnnotation.replace('Nobody waits for a review', 'yesterday'),
    );
  });

  it('is as before where a field is filled and emptied again', () => {
    const why = ['no-waiting', 'why'];
    const field = 'no-waiting/why';
    const filled = nextDraft(openedDraft(aSource(), undefined), {
      kind: 'change',
      changes: [{ kind: 'set', path: why, value: 'We lose days' }],
      field,
    });
    expect(filled.text).toContain('why: We lose days');
    const emptied = nextDraft(filled, {
      kind: 'change',
      changes: [{ kind: 'remove', path: why }],
      field,
    });
    expect(emptied.text).toBe(anAnnotation);
    expect(emptied.refusal).toBeUndefined();
  });

  it('says why the form cannot change what is no YAML, and loses nothing', () => {
    const broken = nextDraft(openedDraft(aSource(), undefined), {
      kind: 'write',
      text: 'a: "open',
    });
    const draft = nextDraft(broken, easier);
    expect(draft.text).toBe('a: "open');
    expect(draft.refusal?.message).toMatch(/YAML/);
  });

  it('is put on top of what somebody else changed on other lines', () => {
    const mine = nextDraft(openedDraft(aSource(), undefined), easier);
    const theirs = anAnnotation.replace('Nobody waits', 'No one waits');
    const draft = nextDraft(mine, {
      kind: 'reapply',
      annotation: theirs,
      base: 'blob-2',
      labels,
    });
    expect(draft.reapplied).toBe('clean');
    expect(draft.text).toBe(theirs.replace('to: 24h', 'to: 30h'));
    expect(draft.from).toEqual({ annotation: theirs, base: 'blob-2' });
  });

  it('keeps both where somebody else changed the same line', () => {
    const mine = nextDraft(openedDraft(aSource(), undefined), easier);
    const draft: DraftState = nextDraft(mine, {
      kind: 'reapply',
      annotation: anAnnotation.replace('to: 24h', 'to: 12h'),
      base: 'blob-2',
      labels,
    });
    expect(draft.reapplied).toBe('conflicts');
    expect(draft.text).toContain('to: 30h');
    expect(draft.text).toContain('to: 12h');
    expect(draft.text).toContain('<<<<<<< yours');
    expect(draft.choices).toEqual({
      mine: anAnnotation.replace('to: 24h', 'to: 30h'),
      theirs: anAnnotation.replace('to: 24h', 'to: 12h'),
    });

    const halfDone = nextDraft(draft, {
      kind: 'write',
      text: draft.text.replace('<<<<<<< yours\n', ''),
    });
    expect(halfDone.reapplied).toBe('conflicts');
    const done = nextDraft(halfDone, { kind: 'write', text: anAnnotation });
    expect(done.reapplied).toBeUndefined();
    expect(done.choices).toBeUndefined();
  });

  it('is nothing to save any more where somebody else wrote the same', () => {
    const mine = nextDraft(openedDraft(aSource(), undefined), easier);
    const draft = nextDraft(mine, {
      kind: 'reapply',
      annotation: mine.text,
      base: 'blob-2',
      labels,
    });
    expect(draft.reapplied).toBe('same');
    expect(isChanged(draft)).toBe(false);
  });

  it('is saved over the file as it is now where only other lines of it changed', () => {
    const mine = nextDraft(openedDraft(aSource(), undefined), easier);
    expect(
      nextDraft(mine, {
        kind: 'reapply',
        annotation: anAnnotation,
        base: 'blob-2',
        labels,
      }),
    ).toEqual({ ...mine, from: { ...mine.from, base: 'blob-2' } });
  });

  it('is as it was there once it is thrown away', () => {
    const mine = nextDraft(openedDraft(aSource(), undefined), easier);
    expect(nextDraft(mine, { kind: 'discard', source: aSource() }).text).toBe(
      anAnnotation,
    );
  });

  it('holds nothing any more once it is saved', () => {
    const draft = nextDraft(openedDraft(aSource(), undefined), easier);
    const saved = nextDraft(draft, { kind: 'saved', text: draft.text });
    expect(isChanged(saved)).toBe(false);
    expect(saved.reason).toBe('');
  });

  it('holds what was typed after it was sent, over what was sent', () => {
    const sent = nextDraft(openedDraft(aSource(), undefined), easier);
    const typed = sent.text.replace('to: 30h', 'to: 36h');
    const after = nextDraft(nextDraft(sent, { kind: 'write', text: typed }), {
      kind: 'saved',
      text: sent.text,
    });
    expect(after.text).toBe(typed);
    expect(after.from).toEqual({ annotation: sent.text, base: 'blob-1' });
    expect(isChanged(after)).toBe(true);
    // Opened again, it lies on what stands in the file by then.
    const file = aSource({ annotation: sent.text, base: 'blob-2' });
    expect(openedDraft(file, after)).toMatchObject({
      text: typed,
      from: { base: 'blob-2' },
      restored: true,
    });
  });
});
