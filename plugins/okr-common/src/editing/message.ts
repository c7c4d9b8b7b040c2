/** What a commit that changes an annotation says. @public */
export interface CommitMessage {
  /** One line. */
  title: string;
  /** Why, in the words of the person. */
  reason?: string;
  /** Entity ref of what was changed. */
  entityRef: string;
  /** Entity ref of who asked for it. */
  proposedBy?: string;
}

const ENTITY = 'Key-Results-Of';
const PERSON = 'Proposed-By';
const REASON = 'Reason';
const MOST_TITLE_CHARACTERS = 120;

/**
 * Writes the message: title, reason as text for people, and trailers that are read back exactly. The reason stands in a
 * trailer a second time, as one line of JSON: nothing in it can be taken for a trailer, a comment or a scissors line.
 *
 * @public
 */
export function writeCommitMessage(message: CommitMessage): string {
  const { title, reason, entityRef, proposedBy } = message;
  const trailers = [
    `${ENTITY}: ${asJson(entityRef)}`,
    ...(proposedBy === undefined ? [] : [`${PERSON}: ${asJson(proposedBy)}`]),
    ...(reason === undefined ? [] : [`${REASON}: ${asJson(reason)}`]),
  ];
  const parts = [
    oneLine(title),
    ...(reason === undefined || reason.trim() === '' ? [] : [quoted(reason)]),
    trailers.join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

/**
 * Reads what {@link writeCommitMessage} wrote, also where a host has added trailers of its own.
 *
 * @returns undefined for any other message
 * @public
 */
export function readCommitMessage(text: string): CommitMessage | undefined {
  const [title = '', ...rest] = text.replace(/\r\n/g, '\n').split('\n');
  const entityRef = lastOf(ENTITY, rest);
  if (entityRef === undefined) {
    return undefined;
  }
  const proposedBy = lastOf(PERSON, rest);
  const reason = lastOf(REASON, rest);
  return {
    title,
    entityRef,
    ...(proposedBy !== undefined && { proposedBy }),
    ...(reason !== undefined && { reason }),
  };
}

/** Lines of the reason are indented, so that none of them begins as a trailer does. */
function lastOf(name: string, lines: readonly string[]): string | undefined {
  const line = lines.filter(it => it.startsWith(`${name}: "`)).at(-1);
  return line && fromJson(line.slice(name.length + 2));
}

/**
 * In ASCII, as some hosts normalise other characters, and without what hosts make links and notifications of, or take for
 * a command to leave out their checks: `[skip ci]`.
 */
function asJson(text: string): string {
  return JSON.stringify(text).replace(
    /[^ -~]|[@#[]|\*(?=\*)|(?<=skip)-(?=checks)|(?<=GH)-(?=\d)|(?<=:)\/(?=\/)/gi,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function fromJson(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function oneLine(title: string): string {
  const line = withoutMentions(title)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const text = line.replace(/^[#;]+\s*/, '') || 'Change key results';
  return text.length > MOST_TITLE_CHARACTERS
    ? `${[...text].slice(0, MOST_TITLE_CHARACTERS - 1).join('')}…`
    : text;
}

/** Indented, so that no line is a comment, a trailer or a command of git or of the host. */
function quoted(reason: string): string {
  return withoutMentions(reason)
    .split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/)
    .map(line => `    ${line.replace(/\p{Cc}/gu, ' ')}`.trimEnd())
    .join('\n');
}

/** Hosts tell people who are mentioned, close issues that are named, and leave out checks where a message tells them to. */
function withoutMentions(text: string): string {
  return text.replace(
    /[@#](?=[\p{L}\p{N}])|\[(?=\s*\p{L})|\*(?=\*)|skip(?=-checks)|GH-(?=\d)|:(?=\/\/)/giu,
    '$&\u200b',
  );
}
