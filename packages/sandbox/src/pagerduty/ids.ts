/** What PagerDuty calls an incident of the company. @public */
export function pagerdutyIncidentId(number: number): string {
  return `Q${number.toString(36).toUpperCase().padStart(13, '0')}`;
}

/** By id, or by number as PagerDuty also accepts it. @internal */
export function numberOfIncident(idOrNumber: string): number | undefined {
  if (/^\d+$/.test(idOrNumber)) {
    return Number(idOrNumber);
  }
  return /^Q[0-9A-Z]{13}$/.test(idOrNumber)
    ? Number.parseInt(idOrNumber.slice(1), 36)
    : undefined;
}
