import { incidentPhases } from '@keyresults/backstage-plugin-okr-common';

const fixedFields: readonly string[] = [
  ...incidentPhases.map(phase => `phases.${phase}`),
  'severity',
  'area',
  'notes',
];

const listedFields =
  /^(?:fiveWhys\.[0-4]|actionItems\.\d+\.(?:title|owner|due))$/;

/** True for a field that has a place of its own on the form, where what is wrong with it can stand. @internal */
export function isOnForm(field: string): boolean {
  return fixedFields.includes(field) || listedFields.test(field);
}
