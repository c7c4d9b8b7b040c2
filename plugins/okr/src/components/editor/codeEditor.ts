import {
  autocompletion,
  closeBrackets,
  completionKeymap,
  CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import {
  HighlightStyle,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { linter, lintGutter, lintKeymap } from '@codemirror/lint';
import { EditorState, Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Theme } from '@material-ui/core/styles';
import type { Problem } from '@keyresults/backstage-plugin-okr-common';
import { quietText, readableOn } from '../../theme/stateColours';
import { completionsAt } from './completions';
import { hangingLines } from './hangingLines';

type Known = Parameters<typeof completionsAt>[2];

/** @internal */
export interface CodeEditorOptions {
  /** What a screen reader says. */
  label: string;
  theme: Theme;
  /** Read anew each time. */
  known: () => Known;
  problemsOf: (text: string) => readonly Problem[];
  onChange: (text: string) => void;
}

function colours(theme: Theme): Extension {
  const { palette, typography } = theme;
  const ground = palette.background.default;
  const quiet = quietText(theme);
  const readable = (colour: string) => readableOn(ground, colour);
  const highlight = HighlightStyle.define([
    { tag: tags.propertyName, color: readable(palette.primary.main) },
    {
      tag: tags.definition(tags.propertyName),
      color: readable(palette.primary.main),
    },
    { tag: tags.comment, color: quiet, fontStyle: 'italic' },
    { tag: [tags.string, tags.content], color: palette.text.primary },
  ]);
  const frame = EditorView.theme(
    {
      '&': {
        color: palette.text.primary,
        backgroundColor: ground,
        minHeight: '192px',
        border: `1px solid ${palette.divider}`,
        borderRadius: `${theme.shape.borderRadius}px`,
        fontSize: String(typography.body2.fontSize),
      },
      // Indentation has a meaning: most lines stay whole on a narrow page too.
      [theme.breakpoints.down('xs')]: {
        '&': { fontSize: String(typography.caption.fontSize) },
      },
      '&.cm-focused': {
        outline: `2px solid ${palette.primary.main}`,
        outlineOffset: '-1px',
      },
      '.cm-content': {
        fontFamily: 'monospace',
        padding: '8px 0',
        minHeight: '190px',
        caretColor: palette.text.primary,
      },
      '.cm-cursor': { borderLeftColor: palette.text.primary },
      '.cm-gutters': {
        color: quiet,
        backgroundColor: ground,
        borderRight: `1px solid ${palette.divider}`,
      },
      '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
        backgroundColor: `${palette.action.selected} !important`,
      },
      '.cm-tooltip': {
        color: palette.text.primary,
        backgroundColor: palette.background.paper,
        border: `1px solid ${palette.divider}`,
      },
      '.cm-tooltip-autocomplete ul li[aria-selected]': {
        color: palette.primary.contrastText,
        backgroundColor: palette.primary.main,
      },
      '.cm-completionDetail': { fontStyle: 'normal', opacity: 0.8 },
    },
    { dark: palette.type === 'dark' },
  );
  return [frame, syntaxHighlighting(highlight)];
}

/** Positions of problems are of one text; the editor may hold a newer one. */
function within(state: EditorState, { position }: Problem) {
  const number = Math.min(Math.max(position.line, 1), state.doc.lines);
  const line = state.doc.line(number);
  const from = Math.min(line.from + Math.max(position.column - 1, 0), line.to);
  return { from, to: line.to };
}

function sentence({ message, expected, suggestion }: Problem): string {
  const isSuggested = suggestion && !message.includes(suggestion);
  return [
    message,
    ...(expected && !suggestion ? [`expected ${expected}`] : []),
    ...(isSuggested ? [`did you mean ${suggestion}?`] : []),
  ]
    .join('; ')
    .replaceAll('`', '');
}

/**
 * All that makes a text field into an editor of annotations: colours, completion, problems at their lines. Tab leaves the
 * field, as everywhere on the page.
 *
 * @internal
 */
export function codeEditorExtensions(options: CodeEditorOptions): Extension[] {
  return [
    lineNumbers(),
    history(),
    closeBrackets(),
    indentUnit.of('  '),
    yaml(),
    EditorView.lineWrapping,
    hangingLines,
    EditorView.contentAttributes.of({ 'aria-label': options.label }),
    autocompletion({
      override: [
        (context): CompletionResult | null => {
          const text = context.state.doc.toString();
          const found = completionsAt(text, context.pos, options.known());
          return found
            ? {
                from: found.from,
                options: found.options.map(
                  ({ label, detail, text: apply }) => ({
                    label,
                    detail,
                    apply,
                  }),
                ),
              }
            : null;
        },
      ],
    }),
    linter(
      view =>
        options.problemsOf(view.state.doc.toString()).map(problem => ({
          ...within(view.state, problem),
          severity: problem.severity,
          message: sentence(problem),
        })),
      { delay: 300 },
    ),
    lintGutter(),
    colours(options.theme),
    keymap.of([
      ...defaultKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap,
    ]),
    EditorView.updateListener.of(update => {
      if (update.docChanged) {
        options.onChange(update.state.doc.toString());
      }
    }),
  ];
}
