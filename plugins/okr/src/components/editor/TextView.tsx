import { useEffect, useRef, useState } from 'react';
import { Compartment, EditorState } from '@codemirror/state';
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
  saving: boolean;
  onChange(text: string): void;
}) => {
  const t = useText();
  const theme = useTheme();
  const element = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>();
  const [readOnly] = useState(() => new Compartment());
  const latest = useRef(props);
  latest.current = props;
  const label = t('editor.text.label');

  useEffect(() => {
    const editor = new EditorView({
      parent: element.current ?? undefined,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          readOnly.of(EditorState.readOnly.of(latest.current.saving)),
          codeEditorExtensions({
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
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [label, theme, readOnly]);

  useEffect(() => {
    const shown = view.current?.state.doc.toString();
    if (shown !== undefined && shown !== props.text) {
      view.current?.dispatch({
        changes: { from: 0, to: shown.length, insert: props.text },
      });
    }
  }, [props.text]);

  useEffect(() => {
    view.current?.dispatch({
      effects: readOnly.reconfigure(EditorState.readOnly.of(props.saving)),
    });
  }, [readOnly, props.saving]);

  return <div ref={element} />;
};
