import { mergeOverlay } from './mergeOverlay';

const entityWith = (annotations?: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'one', ...(annotations && { annotations }) },
});
const overlay = { version: 7, annotation: 'a: 1' };
const annotationsOf = (...given: Parameters<typeof mergeOverlay>) =>
  mergeOverlay(...given).metadata.annotations;

describe('an overlay', () => {
  it('brings key results to an entity that has none, and says where they are from', () => {
    expect(annotationsOf(entityWith(), overlay)).toEqual({
      'keyresults.dev/okrs': 'a: 1',
      'keyresults.dev/okrs-from': 'overlay@7',
    });
  });

  it('gives way to the file, visibly', () => {
    const own = { 'keyresults.dev/okrs': 'b: 2', other: 'x' };
    expect(annotationsOf(entityWith(own), overlay)).toEqual({
      ...own,
      'keyresults.dev/okrs-overlay': 'unused@7',
    });
  });

  it('gives way even to an empty annotation: someone put it there', () => {
    expect(
      annotationsOf(entityWith({ 'keyresults.dev/okrs': '' }), overlay),
    ).toMatchObject({ 'keyresults.dev/okrs': '' });
  });

  it('leaves the entity alone where there is none', () => {
    const entity = entityWith({ other: 'x' });
    expect(mergeOverlay(entity, undefined)).toBe(entity);
  });

  it('brings nothing once it was taken away or a file took over, and says that it was there', () => {
    const gone = { version: 8, annotation: null };
    expect(annotationsOf(entityWith({ other: 'x' }), gone)).toEqual({
      other: 'x',
      'keyresults.dev/okrs-overlay': 'retired@8',
    });
    const own = { 'keyresults.dev/okrs': 'b: 2' };
    expect(annotationsOf(entityWith(own), gone)).toEqual({
      ...own,
      'keyresults.dev/okrs-overlay': 'retired@8',
    });
  });

  it('cannot be feigned by a file', () => {
    const feigned = {
      'keyresults.dev/okrs': 'b: 2',
      'keyresults.dev/okrs-from': 'overlay@9',
      'keyresults.dev/okrs-overlay': 'unused@9',
    };
    expect(annotationsOf(entityWith(feigned), undefined)).toEqual({
      'keyresults.dev/okrs': 'b: 2',
    });
  });
});
