import { javascript } from '@codemirror/lang-javascript';
import { syntaxHighlighting } from '@codemirror/language';
import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import './code-editor.css';

/** One way to solve it, with what is different from the learner's text marked. */
export function SolutionDiff({ mine, solution }: { mine: string; solution: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: solution,
        extensions: [
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.contentAttributes.of({
            tabindex: '0',
            role: 'textbox',
            'aria-readonly': 'true',
            'aria-multiline': 'true',
            'aria-label': 'One solution, compared with your code',
          }),
          lineNumbers(),
          EditorView.lineWrapping,
          javascript({ typescript: true }),
          syntaxHighlighting(classHighlighter),
          unifiedMergeView({
            original: mine,
            mergeControls: false,
            highlightChanges: true,
            gutter: true,
            collapseUnchanged: { margin: 3, minSize: 6 },
          }),
        ],
      }),
    });
    return () => editor.destroy();
  }, [mine, solution]);
  return <div className="code-editor" data-kind="solution" ref={place} />;
}
