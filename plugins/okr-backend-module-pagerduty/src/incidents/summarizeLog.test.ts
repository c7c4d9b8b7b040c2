import { joinLogs, summarizeLog } from './summarizeLog';

const entry = (type: string, minute: number, changeset?: string[]) => ({
  id: `${type}${minute}`,
  type: `${type}_log_entry`,
  created_at: `2026-03-01T10:${minute}:00Z`,
  changeset,
});

describe('summarizeLog', () => {
  it('takes the first acknowledgement, in whatever order they come', () => {
    const entries = [
      entry('acknowledge', 40),
      entry('resolve', 50),
      entry('acknowledge', 14),
      entry('unacknowledge', 30),
      entry('trigger', 10),
    ];
    const first = '2026-03-01T10:14:00.000Z';
    expect(summarizeLog(entries, []).acknowledged).toBe(first);
    expect(summarizeLog(entries.reverse(), []).acknowledged).toBe(first);
  });

  it('knows of no acknowledgement where there was none', () => {
    const entries = [entry('trigger', 10), entry('unacknowledge', 20)];
    expect(summarizeLog(entries, [])).toEqual({ fieldsSet: false });
  });

  it.each([
    ['one of them', ['Updated started to 2026'], true],
    ['another field', ['Updated serial_number to 123'], false],
    ['nothing in particular', undefined, true],
  ])('asks for fields when a change names %s', (_, changeset, expected) => {
    const entries = [entry('custom_field_value_change', 10, changeset)];
    expect(summarizeLog(entries, ['started']).fieldsSet).toBe(expected);
  });

  it('asks for no fields where none matters', () => {
    const entries = [entry('custom_field_value_change', 10)];
    expect(summarizeLog(entries, []).fieldsSet).toBe(false);
  });

  it('joins parts to what the whole tells', () => {
    const entries = [
      entry('trigger', 10),
      entry('acknowledge', 14),
      entry('custom_field_value_change', 20, ['Updated started to 1']),
      entry('acknowledge', 40),
    ];
    for (let i = 0; i <= entries.length; i++) {
      const one = summarizeLog(entries.slice(0, i), ['started']);
      const other = summarizeLog(entries.slice(i), ['started']);
      const whole = summarizeLog(entries, ['started']);
      expect(joinLogs(one, other)).toEqual(whole);
      expect(joinLogs(other, one)).toEqual(whole);
    }
  });
});
