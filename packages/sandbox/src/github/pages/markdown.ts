import MarkdownIt from 'markdown-it';
import { Markup } from './markup';

// Without raw HTML, and without images: they would be fetched from wherever their author wants.
const renderer = new MarkdownIt({ html: false, linkify: true }).disable(
  'image',
);

/** What somebody wrote, as HTML that holds none of their own. @internal */
export function markdown(text: string): Markup {
  return new Markup(renderer.render(text));
}
