import { EditorState, type SelectionRange, type StateEffect } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { readOnlyTypeScript } from '../../editor/read-only.ts';
import { type LineMarks, lineMarks, setLineMarks } from './line-marks.ts';

type Props = { file: string; text: string; marks: LineMarks };

/**
 * Brings a place into the middle of the file, and scrolls nothing around it. CodeMirror's own way moves the page as well,
 * and on a phone the diagram out of sight, in which the reader has just chosen an arrow.
 */
const scrollWithin = (view: EditorView, { head }: SelectionRange): boolean => {
  const { top, height } = view.lineBlockAt(head);
  view.scrollDOM.scrollTo({ top: top - (view.scrollDOM.clientHeight - height) / 2, left: 0 });
  return true;
};

/** A file, read-only, with one line marked and in sight, and the lines that led there marked faintly. */
export function CodeView({ file, text, marks }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);

  useEffect(() => {
    if (!place.current) return;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: text,
        extensions: [readOnlyTypeScript(file), lineMarks, EditorView.scrollHandler.of(scrollWithin)],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
  }, [file, text]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new file is a new view, whose line must be marked again.
  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const { line } = marks;
    const isThere = line !== null && line >= 1 && line <= editor.state.doc.lines;
    const effects: StateEffect<unknown>[] = [setLineMarks.of(marks)];
    if (isThere) {
      effects.push(EditorView.scrollIntoView(editor.state.doc.line(line).from, { y: 'center', x: 'start' }));
    }
    editor.dispatch({ effects });
  }, [marks, file, text]);

  return <div className="code-view" translate="no" ref={place} />;
}
