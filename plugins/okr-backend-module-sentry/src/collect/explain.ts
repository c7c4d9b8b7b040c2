import {
  CollectedPage,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import {
  HiddenError,
  isAboutQuestion,
  SentryClient,
  withoutNames,
} from '../client';
import { missingScope } from './scopes';
import { TargetReading } from './TargetReading';

/** What concerns a question at large concerns all projects. @internal */
export async function wholly<T>(
  client: SentryClient,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isAboutQuestion(error)) throw error;
    throw new SourceUnavailableError(
      `${client.name} cannot be read: ${await explain(client, error)}`,
    );
  }
}

async function explain(
  client: SentryClient,
  error: Error,
  said = error.message,
): Promise<string> {
  if (!(error instanceof HiddenError)) return said;
  if (error.kind === 'gone') {
    return `there is no such organization in this region, or not for this token (${said})`;
  }
  try {
    const missing = await missingScope(client);
    return missing ?? `the token may not read it (${said})`;
  } catch (other) {
    if (!isAboutQuestion(other)) throw other;
    return `the token may not read it (${said})`;
  }
}

/** The page of a target that could not be read. @internal */
export async function troublePage(
  client: SentryClient,
  reading: TargetReading,
  error: Error,
): Promise<CollectedPage> {
  const said = reading.parts ? withoutNames(error) : error.message;
  if (said !== error.message) reading.untold = error.message;
  if (error instanceof HiddenError && error.kind === 'forbidden') {
    const reason = await explain(client, error, said);
    return reading.troublePage('forbidden', `${client.name}: ${reason}`);
  }
  return reading.troublePage(
    'failing',
    `${client.name} does not answer for it: ${said}`,
  );
}
