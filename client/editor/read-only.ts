import { javascript } from '@codemirror/lang-javascript';
import { syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { hangingIndent } from './hanging-indent.ts';

/** TypeScript to be read: coloured, numbered, and reached and moved in by keyboard, but not changed. */
export const readOnlyTypeScript = (label: string): Extension => [
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.contentAttributes.of({
    tabindex: '0',
    role: 'textbox',
    'aria-readonly': 'true',
    'aria-multiline': 'true',
    'aria-label': label,
  }),
  lineNumbers(),
  EditorView.lineWrapping,
  hangingIndent,
  javascript({ typescript: true }),
  syntaxHighlighting(classHighlighter),
];
