import { field, incident } from '../__testUtils__/incidents';
import { FieldValue } from '../client';
import { entityValues } from './fieldValues';

function values(...given: FieldValue[]) {
  const entries = [field('Services', ...given)];
  return entityValues(incident({ custom_field_entries: entries }), 'services');
}

describe('entityValues', () => {
  it('knows an entry of the catalog by the id that says the namespace', () => {
    expect(
      values({
        value_catalog_entry: {
          name: 'Cart',
          external_id: 'shop/cart',
          aliases: ['basket'],
        },
      }),
    ).toEqual(['component:shop/cart']);
  });

  it('knows an entry whose ids say nothing by its names', () => {
    expect(
      values({
        value_catalog_entry: {
          name: 'Cart Service',
          external_id: '0b6c',
          aliases: ['basket'],
        },
      }),
    ).toEqual([
      'component:default/0b6c',
      'component:default/basket',
      'cart service',
    ]);
  });

  it('takes options, lists in texts and links', () => {
    expect(
      values(
        { value_option: { value: 'component:default/cart' } },
        { value_text: 'wallet, payments' },
        { value_link: 'https://x.test/refunds' },
      ),
    ).toEqual([
      'component:default/cart',
      'component:default/wallet',
      'component:default/payments',
      'https://x.test/refunds',
    ]);
  });

  it('finds none in other fields', () => {
    const entries = [field('Area', { value_text: 'cart' })];
    expect(
      entityValues(incident({ custom_field_entries: entries }), 'Services'),
    ).toEqual([]);
  });
});
