import { CollectedPage } from '@keyresults/backstage-plugin-okr-node';
import { SentryClient } from '../client';
import { placeOf } from '../targets';
import { Project, ProjectDirectory } from './ProjectDirectory';
import { TargetReading } from './TargetReading';

/** Sentry has no limit of its own; proxies in front of it mostly take addresses of 8,192 characters. */
const mostTogether = 250;

/**
 * Finds the projects of targets.
 *
 * @returns pages of those that cannot be read
 * @internal
 */
export function* findProjects(
  client: SentryClient,
  readings: readonly TargetReading[],
  directory: ProjectDirectory,
): Generator<CollectedPage> {
  for (const reading of readings) {
    const trouble = reading.parts
      ? findParts(client, reading, reading.parts, directory)
      : findProject(client, reading, directory);
    if (trouble) yield trouble;
  }
}

function findProject(
  client: SentryClient,
  reading: TargetReading,
  directory: ProjectDirectory,
): CollectedPage | undefined {
  const { project: slug, organization } = placeOf(reading.id);
  const project = directory.find(slug, reading.cursor.projectId);
  if (!project) {
    return reading.troublePage(
      'gone',
      `${client.name} shows no project ${slug} in ${organization}, or not for this token`,
    );
  }
  reading.found(project, project.slug !== slug);
  return undefined;
}

/** Who is told of it may not be allowed to know the names of the parts. */
function findParts(
  client: SentryClient,
  reading: TargetReading,
  parts: readonly string[],
  directory: ProjectDirectory,
): CollectedPage | undefined {
  const found = new Map<string, Project>();
  for (const part of parts) {
    const project = directory.find(
      placeOf(part).project,
      reading.cursor.partIds?.[part],
    );
    if (project) found.set(part, project);
  }
  if (found.size === 0) {
    return reading.troublePage(
      'gone',
      `${client.name} shows none of its projects, or not for this token`,
    );
  }
  reading.foundParts(found);
  return reading.projects.length > mostTogether
    ? reading.troublePage(
        'forbidden',
        `These are more projects than Sentry answers about together: ${reading.projects.length}, and ${mostTogether} is the most. Users of several projects can only be counted once where they are asked for together`,
      )
    : undefined;
}
