import { mapRow, Mapping } from './mapRow';

const map = (values: Record<string, unknown>, mapping: Partial<Mapping> = {}) =>
  mapRow({ line: 7, values }, { columns: {}, constants: {}, ...mapping });

const constants = {
  shape: 'incident',
  entityRef: 'component:default/checkout',
};

describe('mapRow', () => {
  it('takes columns by their own names', () => {
    const values = {
      shape: 'dailyRatio',
      metric: 'acme.builds',
      id: '2026-11-20',
      entityRef: 'component:default/checkout',
      day: '2026-11-20',
      numerator: '3',
      denominator: '4',
      complete: 'no',
      unheard: 'of',
    };
    expect(map(values)).toEqual({
      line: 7,
      fact: {
        shape: 'dailyRatio',
        metric: 'acme.builds',
        id: '2026-11-20',
        entityRef: 'component:default/checkout',
        day: '2026-11-20',
        numerator: 3,
        denominator: 4,
        complete: false,
      },
    });
  });

  it('takes columns as the mapping says, also behind dots', () => {
    const outcome = map(
      { key: 42, times: { impact: '2026-11-20T10:00:00+01:00' }, region: 'eu' },
      {
        constants,
        columns: {
          id: 'key',
          'phases.started': 'times.impact',
          'dimensions.region': 'region',
        },
      },
    );
    expect(outcome).toEqual({
      line: 7,
      fact: {
        ...constants,
        id: '42',
        phases: { started: '2026-11-20T09:00:00.000Z' },
        dimensions: { region: 'eu' },
      },
    });
  });

  it('knows phases by their short names, and leaves empty cells out', () => {
    const values = { id: '1', detected: '2026-11-20T10:00:00Z', resolved: '' };
    expect(map(values, { constants })).toMatchObject({
      fact: { phases: { detected: '2026-11-20T10:00:00.000Z' } },
    });
  });

  it.each([
    // Winter time in Berlin is an hour ahead of UTC, summer time two.
    ['2026-11-20 10:00:00', '2026-11-20T09:00:00.000Z'],
    ['2026-07-20T10:00', '2026-07-20T08:00:00.000Z'],
    ['2026-07-20T10:00Z', '2026-07-20T10:00:00.000Z'],
  ])('reads %s in the zone given', (started, expected) => {
    expect(
      map({ id: '1', started }, { constants, zone: 'Europe/Berlin' }),
    ).toMatchObject({ fact: { phases: { started: expected } } });
  });

  it.each([
    [
      { started: '2026-11-20 10:00' },
      'phases.started',
      /does not say its offset/,
    ],
    [{ started: 'last week' }, 'phases.started', /is not an instant/],
    [{ started: 1763632800 }, 'phases.started', /is not an instant/],
    [{ closed: 'maybe' }, 'closed', /neither true nor false/],
    [{ url: 'ftp://x' }, 'url', /./],
  ])('refuses %j and says which field', (values, field, message) => {
    expect(map({ id: '1', ...values }, { constants })).toEqual({
      problems: [
        { line: 7, id: '1', field, message: expect.stringMatching(message) },
      ],
    });
  });

  it('refuses a row without an id, for it could not be sent twice', () => {
    expect(map({ title: 'x' }, { constants })).toEqual({
      problems: [{ line: 7, field: 'id', message: expect.any(String) }],
    });
  });

  it('passes on why a row cannot be read', () => {
    const row = { line: 3, problem: 'is not an object' };
    expect(mapRow(row, { columns: {}, constants: {} })).toEqual({
      problems: [{ line: 3, message: 'is not an object' }],
    });
  });

  it('reads an incident of several entities, and one that is taken back', () => {
    const row = (entityRefs: unknown, counts: unknown) =>
      mapRow(
        {
          line: 1,
          values: { id: 'a', entityRef: 'shop', entityRefs, counts },
        },
        { columns: {}, constants: { shape: 'incident' } },
      );
    expect(row('cart, component:default/card;till', 'no')).toMatchObject({
      fact: {
        entityRefs: ['cart', 'component:default/card', 'till'],
        counts: false,
      },
    });
    expect(row(['cart'], true)).toMatchObject({
      fact: { entityRefs: ['cart'], counts: true },
    });
    expect(row('', '')).toEqual({
      line: 1,
      fact: { shape: 'incident', id: 'a', entityRef: 'shop', phases: {} },
    });
  });
});
