import { type EditorState, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

/** How much further than its line's own beginning a wrapped part begins, in characters. */
const hang = 2;

/** How many columns of a line are white space before its first word; a tab leads to the next multiple of `tabSize`. */
export const indentOf = (line: string, tabSize: number): number => {
  let columns = 0;
  for (const sign of line) {
    if (sign === '\t') columns += tabSize - (columns % tabSize);
    else if (sign === ' ') columns += 1;
    else break;
  }
  return columns;
};

const hung = (state: EditorState, line: string) =>
  Decoration.line({ attributes: { style: `--hang: ${indentOf(line, state.tabSize) + hang}ch` } });

const toHung = ({ state, visibleRanges }: EditorView): DecorationSet => {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (let line = state.doc.lineAt(from); ; line = state.doc.line(line.number + 1)) {
      builder.add(line.from, line.from, hung(state, line.text));
      if (line.to >= to || line.number === state.doc.lines) break;
    }
  }
  return builder.finish();
};

/** Has the parts of a wrapped line begin under its own first word and a little further (`--hang` in code-editor.css). */
export const hangingIndent = ViewPlugin.fromClass(
  class {
    lines: DecorationSet;

    constructor(view: EditorView) {
      this.lines = toHung(view);
    }

    update({ docChanged, viewportChanged, view }: ViewUpdate) {
      if (docChanged || viewportChanged) this.lines = toHung(view);
    }
  },
  { decorations: ({ lines }) => lines },
);
