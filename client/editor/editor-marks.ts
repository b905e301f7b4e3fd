import { type Range, RangeSet, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, GutterMarker, gutter } from '@codemirror/view';

export type EditorMark = { line: number; kind: 'problem' | 'failing' | 'shown'; says: string };

/** Marks these lines; those that the text does not have are passed over. */
export const setEditorMarks = StateEffect.define<readonly EditorMark[]>();

const signs: Readonly<Record<EditorMark['kind'], string>> = { problem: '!', failing: '✗', shown: '→' };

class SignMarker extends GutterMarker {
  readonly mark: EditorMark;

  constructor(mark: EditorMark) {
    super();
    this.mark = mark;
  }

  override eq(other: SignMarker): boolean {
    return JSON.stringify(other.mark) === JSON.stringify(this.mark);
  }

  override toDOM(): HTMLElement {
    const sign = document.createElement('span');
    sign.className = 'editor-sign';
    sign.dataset.kind = this.mark.kind;
    sign.title = this.mark.says;
    sign.textContent = signs[this.mark.kind];
    return sign;
  }
}

type Marks = { lines: DecorationSet; signs: RangeSet<GutterMarker> };

const toMarks = (marks: readonly EditorMark[], doc: Text): Marks => {
  const lines: Range<Decoration>[] = [];
  const gutterMarks: Range<GutterMarker>[] = [];
  for (const mark of marks) {
    if (mark.line < 1 || mark.line > doc.lines) continue;
    const { from } = doc.line(mark.line);
    lines.push(Decoration.line({ class: `editor-line-${mark.kind}` }).range(from));
    gutterMarks.push(new SignMarker(mark).range(from));
  }
  return { lines: Decoration.set(lines, true), signs: RangeSet.of(gutterMarks, true) };
};

/** Marks move with their lines while the learner types. */
const field = StateField.define<Marks>({
  create: () => ({ lines: Decoration.none, signs: RangeSet.empty }),
  update(marks, { effects, state, changes }) {
    for (const effect of effects) if (effect.is(setEditorMarks)) return toMarks(effect.value, state.doc);
    if (changes.empty) return marks;
    return { lines: marks.lines.map(changes), signs: marks.signs.map(changes) };
  },
  provide: (self) => EditorView.decorations.from(self, ({ lines }) => lines),
});

export const editorMarks = [
  field,
  gutter({ class: 'editor-signs', markers: ({ state }) => state.field(field).signs }),
];
