import { javascript } from '@codemirror/lang-javascript';
import { syntaxHighlighting } from '@codemirror/language';
import { EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { useEffect, useRef } from 'react';

const markLine = StateEffect.define<number | null>();
const mark = Decoration.line({ class: 'code-line-marked', attributes: { 'aria-current': 'true' } });

const markedLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { effects, state }) {
    for (const effect of effects) {
      if (!effect.is(markLine)) continue;
      const line = effect.value;
      if (line === null || line < 1 || line > state.doc.lines) return Decoration.none;
      return Decoration.set([mark.range(state.doc.line(line).from)]);
    }
    return marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

type Props = { file: string; text: string; line: number | null };

/** A file, read-only, with one line marked and in sight. */
export function CodeView({ file, text, line }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);

  useEffect(() => {
    if (!place.current) return;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.contentAttributes.of({
            tabindex: '0',
            role: 'textbox',
            'aria-readonly': 'true',
            'aria-label': file,
          }),
          lineNumbers(),
          EditorView.lineWrapping,
          javascript({ typescript: true }),
          syntaxHighlighting(classHighlighter),
          markedLine,
        ],
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
    const isThere = line !== null && line >= 1 && line <= editor.state.doc.lines;
    const effects: StateEffect<unknown>[] = [markLine.of(line)];
    if (isThere) {
      effects.push(EditorView.scrollIntoView(editor.state.doc.line(line).from, { y: 'center', x: 'start' }));
    }
    editor.dispatch({ effects });
  }, [line, file, text]);

  return <div className="code-view" ref={place} />;
}
