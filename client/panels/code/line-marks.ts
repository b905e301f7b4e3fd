import { type Range, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import type { CodeMoment } from '#shared/wire/code-moment.ts';

export type LineMarks = { line: number | null; path: readonly number[]; calls: CodeMoment['calls'] };

/** Tells the view which line caused the event, which ran before it, and what was asked and answered there. */
export const setLineMarks = StateEffect.define<LineMarks>();

const here = Decoration.line({ class: 'code-line-marked', attributes: { 'aria-current': 'true' } });
const before = Decoration.line({ class: 'code-line-before' });

/** The commands of the marked line as they went out, each with its reply once it has come. */
class CallsWidget extends WidgetType {
  readonly calls: CodeMoment['calls'];

  constructor(calls: CodeMoment['calls']) {
    super();
    this.calls = calls;
  }

  override eq(other: CallsWidget): boolean {
    return JSON.stringify(other.calls) === JSON.stringify(this.calls);
  }

  override toDOM(): HTMLElement {
    const list = document.createElement('ul');
    list.className = 'code-calls';
    for (const { command, reply } of this.calls) {
      const item = document.createElement('li');
      const asked = document.createElement('span');
      asked.className = 'code-call-asked';
      asked.textContent = command;
      item.append(asked);
      if (reply !== null) {
        const answered = document.createElement('span');
        answered.className = 'code-call-answered';
        answered.textContent = reply;
        item.append(answered);
      }
      list.append(item);
    }
    return list;
  }
}

export const lineMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { effects, state }) {
    for (const effect of effects) if (effect.is(setLineMarks)) return toDecorations(effect.value, state.doc);
    return marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function toDecorations({ line, path, calls }: LineMarks, doc: Text): DecorationSet {
  const isThere = (number: number | null): number is number =>
    number !== null && number >= 1 && number <= doc.lines;
  const ranges: Range<Decoration>[] = path
    .filter((number) => isThere(number) && number !== line)
    .map((number) => before.range(doc.line(number).from));
  if (isThere(line)) {
    const { from, to } = doc.line(line);
    ranges.push(here.range(from));
    if (calls.length > 0) {
      ranges.push(Decoration.widget({ widget: new CallsWidget(calls), block: true, side: 1 }).range(to));
    }
  }
  return Decoration.set(ranges, true);
}
