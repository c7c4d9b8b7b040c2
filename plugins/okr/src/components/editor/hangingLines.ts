import { RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  DecorationSet,
  EditorView,
  ViewPlugin,
  ViewUpdate,
} from '@codemirror/view';

function decorate({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      const indent = line.text.search(/\S/);
      if (indent > 0) {
        const style = `text-indent: -${indent}ch; padding-left: calc(6px + ${indent}ch)`;
        builder.add(
          line.from,
          line.from,
          Decoration.line({ attributes: { style } }),
        );
      }
      at = line.to + 1;
    }
  }
  return builder.finish();
}

/** Lines that are too long go on below where they begin: in YAML another place means something else. @internal */
export const hangingLines = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) {
        this.decorations = decorate(update.view);
      }
    }
  },
  { decorations: ({ decorations }) => decorations },
);
