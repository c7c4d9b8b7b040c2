import { useEffect, useRef } from 'react';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useTheme } from '@material-ui/core/styles';
import { parseAnnotation } from '@keyresults/backstage-plugin-okr-common';
import type { MetricsResponse } from '@keyresults/backstage-plugin-okr-common';
import { useText } from '../common/useText';
import { codeEditorExtensions } from './codeEditor';

/** The annotation as text. @internal */
export const TextView = (props: {
  text: string;
  metrics: MetricsResponse;
  /** Cycles to offer, for instance `2026-Q4`. */
  cycles: readonly string[];
  onChange(text: string): void;
}) => {
  const t = useText();
  const theme = useTheme();
  const element = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>();
  const latest = useRef(props);
  latest.current = props;
  const label = t('editor.text.label');

  useEffect(() => {
    const editor = new EditorView({
      parent: element.current ?? undefined,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: codeEditorExtensions({
          label,
          theme,
          known: () => ({
            metrics: latest.current.metrics.metrics,
            cycles: latest.current.cycles,
          }),
          problemsOf: text =>
            text.trim() === ''
              ? []
              : parseAnnotation(text, latest.current.metrics).problems,
          onChange: text => latest.current.onChange(text),
        }),
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [label, theme]);

  useEffect(() => {
    const shown = view.current?.state.doc.toString();
    if (shown !== undefined && shown !== props.text) {
      view.current?.dispatch({
        changes: { from: 0, to: shown.length, insert: props.text },
      });
    }
  }, [props.text]);

  return <div ref={element} />;
};
