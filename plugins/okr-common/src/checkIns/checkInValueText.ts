const allDigits = new Intl.NumberFormat('en-US', {
  maximumFractionDigits: 20,
});

/**
 * The value of a check-in for people, with every digit that was said and in the unit that it was said in: `1,234.56 points`.
 *
 * @param keyResult - as it is now; its unit stands in where none was kept with the check-in
 * @public
 */
export function checkInValueText(
  { value, unitLabel }: { value: number; unitLabel?: string },
  keyResult: { unitLabel?: string },
): string {
  const number = allDigits.format(value).replace('-', '−');
  const unit = unitLabel ?? keyResult.unitLabel;
  return unit === undefined ? number : `${number} ${unit}`;
}
