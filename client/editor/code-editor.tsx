import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { useEffect, useEffectEvent, useRef } from 'react';
import './code-editor.css';
import { type EditorMark, editorMarks, setEditorMarks } from './editor-marks.ts';
import { hangingIndent } from './hanging-indent.ts';

type Props = {
  label: string;
  /** Id of the element that says how to leave the editor by keyboard. */
  describedBy: string;
  text: string;
  marks: readonly EditorMark[];
  /** A line to bring into sight; a new object asks again. */
  goTo: { line: number } | null;
  onChange: (text: string) => void;
  onRun: () => void;
};

/** A text editor for TypeScript. Ctrl/Cmd+Enter runs; Escape lets the next Tab leave (WCAG 2.1.2). */
export function CodeEditor({ label, describedBy, text, marks, goTo, onChange, onRun }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const change = useEffectEvent(onChange);
  const run = useEffectEvent(onRun);
  // A changed text is dispatched below, and no reason for a new editor.
  const firstText = useEffectEvent(() => text);

  useEffect(() => {
    if (!place.current) return;
    const runHere = () => {
      run();
      return true;
    };
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: firstText(),
        extensions: [
          Prec.highest(keymap.of([{ key: 'Mod-Enter', run: runHere }])),
          EditorView.contentAttributes.of({
            tabindex: '0',
            'aria-label': label,
            'aria-describedby': describedBy,
            spellcheck: 'false',
            autocapitalize: 'off',
          }),
          editorMarks,
          lineNumbers(),
          history(),
          drawSelection(),
          indentOnInput(),
          indentUnit.of('  '),
          bracketMatching(),
          highlightActiveLine(),
          EditorView.lineWrapping,
          hangingIndent,
          javascript({ typescript: true }),
          syntaxHighlighting(classHighlighter),
          keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) change(state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
  }, [label, describedBy]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === text) return;
    // Restoring and resetting are changes like others: Undo takes them back.
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);

  useEffect(() => view.current?.dispatch({ effects: setEditorMarks.of(marks) }), [marks]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !goTo || goTo.line > editor.state.doc.lines) return;
    const { from } = editor.state.doc.line(Math.max(1, goTo.line));
    editor.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    });
    place.current?.scrollIntoView({ block: 'nearest' });
    editor.focus();
  }, [goTo]);

  return <div className="code-editor" translate="no" ref={place} />;
}
