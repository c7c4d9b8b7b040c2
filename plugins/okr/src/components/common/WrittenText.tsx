import { MarkdownContent } from '@backstage/core-components';

/**
 * What a person wrote, as Markdown. Images are not loaded: one that stands elsewhere would tell its host who reads.
 *
 * @internal
 */
export const WrittenText = (props: { content: string; className?: string }) => (
  <MarkdownContent {...props} transformImageUri={() => ''} />
);
