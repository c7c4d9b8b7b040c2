import { listed, readForm, readInstant } from './readForm';

describe('readForm', () => {
  it('finds what stands below each heading', () => {
    const body =
      '### What happened?\r\n\r\nLogins fail.\r\nSince the release.\r\n\r\n### Impact started\r\n\r\n2026-11-10T10:00:00Z\r\n';
    expect([...readForm(body)]).toEqual([
      ['what happened?', 'Logins fail.\nSince the release.'],
      ['impact started', '2026-11-10T10:00:00Z'],
    ]);
  });

  it('takes an answer that was not given for none', () => {
    expect(readForm('### Impact started\n\n_No response_\n').size).toBe(0);
  });

  it('takes the first of two headings with the same name', () => {
    const body = '### Service\n\ncart\n\n### Service\n\ncheckout';
    expect(readForm(body).get('service')).toBe('cart');
  });

  it('is empty for a body without headings', () => {
    expect(readForm('Logins fail. #1 in the list').size).toBe(0);
    expect(readForm('').size).toBe(0);
  });
});

describe('readInstant', () => {
  it.each([
    ['2026-11-10T10:00:07Z', '2026-11-10T10:00:07.000Z'],
    ['2026-11-10T10:00:07.250Z', '2026-11-10T10:00:07.250Z'],
    ['2026-11-10 10:00 UTC', '2026-11-10T10:00:00.000Z'],
    ['2026-11-10 9:05 GMT', '2026-11-10T09:05:00.000Z'],
    ['2026-11-10 12:00 +02:00', '2026-11-10T10:00:00.000Z'],
    ['2026-11-10 12:00:30+0200', '2026-11-10T10:00:30.000Z'],
    ['2026-11-09, 23:30 -0500', '2026-11-10T04:30:00.000Z'],
    ['`2026-11-10 10:00Z`', '2026-11-10T10:00:00.000Z'],
    ['2026-11-10 10:00 UTC\nor a little earlier', '2026-11-10T10:00:00.000Z'],
  ])('reads %j', (text, expected) => {
    expect(readInstant(text)).toBe(expected);
  });

  it.each([
    undefined,
    '',
    'yesterday at noon',
    '2026-11-10',
    // Nobody knows in which zone.
    '2026-11-10 10:00',
    '2026-13-45 10:00 UTC',
    '10/11/2026 10:00 UTC',
  ])('knows nothing from %j', text => {
    expect(readInstant(text)).toBeUndefined();
  });
});

describe('listed', () => {
  it('takes lines, commas and checked boxes', () => {
    expect(listed('- [x] cart\n- checkout, default/wallet\n\n')).toEqual([
      'cart',
      'checkout',
      'default/wallet',
    ]);
    expect(listed(undefined)).toEqual([]);
  });
});
