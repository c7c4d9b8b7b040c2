import { namePart } from './parts';

describe('what a part is called', () => {
  const targets = new Map([
    [1, { title: 'acme/web', reference: 'github.com/acme/web', url: 'u1' }],
    [2, { title: 'acme/web', reference: 'git.acme.com/acme/web', url: 'u2' }],
  ]);

  it('tells services of one name in several namespaces or kinds apart', () => {
    const keys = [
      'component:default/web',
      'component:payments/web',
      'resource:default/web',
    ];
    const parts = keys.map(key => namePart('service', key, targets));
    expect(parts.map(({ name }) => name)).toEqual([
      'web',
      'payments/web',
      'resource:web',
    ]);
    expect(new Set(parts.map(({ id }) => id)).size).toBe(3);
  });

  it('is each of those that share it', () => {
    expect(
      namePart('service', 'component:default/app\ncomponent:eu/web', targets),
    ).toMatchObject({ name: 'app + eu/web' });
  });

  it('tells repositories of one title apart by where they are', () => {
    const [one, other] = ['1', '2'].map(key =>
      namePart('target', key, targets),
    );
    expect(one).toEqual({
      id: '1',
      name: 'acme/web',
      url: 'u1',
      reference: 'github.com/acme/web',
    });
    expect(other).toMatchObject({
      id: '2',
      reference: 'git.acme.com/acme/web',
    });
    expect(namePart('target', '1\n2', targets)).toEqual({
      id: '1\n2',
      name: 'acme/web + acme/web',
      reference: 'github.com/acme/web + git.acme.com/acme/web',
    });
  });

  it('does not take what is said for what is not said', () => {
    const silent = namePart('area', '', targets);
    const said = namePart('area', 'not said', targets);
    expect(silent.id).not.toBe(said.id);
  });
});
