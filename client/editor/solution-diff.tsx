import { getOriginalDoc, originalDocChangeEffect, unifiedMergeView } from '@codemirror/merge';
import { ChangeSet, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useEffectEvent, useRef } from 'react';
import { readOnlyTypeScript } from './read-only.ts';
import './code-editor.css';

/** One way to solve it, with what is different from the learner's text marked. */
export function SolutionDiff({ mine, solution }: { mine: string; solution: string }) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  // A changed text is dispatched below, and no reason for a new view.
  const firstOfMine = useEffectEvent(() => mine);
  useEffect(() => {
    if (!place.current) return;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: solution,
        extensions: [
          readOnlyTypeScript('One solution, compared with your code'),
          unifiedMergeView({
            original: firstOfMine(),
            mergeControls: false,
            highlightChanges: true,
            gutter: true,
            collapseUnchanged: { margin: 3, minSize: 6 },
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
  }, [solution]);

  // Whoever reads the solution while typing must not be thrown back to its top at every key.
  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const { length } = getOriginalDoc(editor.state);
    const changes = ChangeSet.of({ from: 0, to: length, insert: mine }, length);
    editor.dispatch({ effects: originalDocChangeEffect(editor.state, changes) });
  }, [mine]);
  return <div className="code-editor" translate="no" data-kind="solution" ref={place} />;
}
