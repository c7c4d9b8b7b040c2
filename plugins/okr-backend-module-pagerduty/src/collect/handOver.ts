import { CollectedPage } from '@keyresults/backstage-plugin-okr-node';
import { StuckIncidentError } from './IncidentReader';
import { TargetReading } from './TargetReading';

/**
 * The page that is made, or the one that says that PagerDuty does not answer for an incident of this target only.
 *
 * @internal
 */
export async function handOver(
  reading: TargetReading,
  make: () => Promise<CollectedPage>,
): Promise<CollectedPage> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof StuckIncidentError)) throw error;
    return reading.troublePage('failing', error.message);
  }
}
