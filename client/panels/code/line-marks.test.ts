// @vitest-environment jsdom
import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { type LineMarks, lineMarks, setLineMarks } from './line-marks.ts';

function mark(marks: LineMarks) {
  const state = EditorState.create({ doc: 'one\ntwo\nthree\nfour', extensions: [lineMarks] });
  const marked = state.update({ effects: setLineMarks.of(marks) }).state;
  const found: string[] = [];
  marked.field(lineMarks).between(0, marked.doc.length, (from, _to, { spec }) => {
    found.push(`${marked.doc.lineAt(from).number} ${spec.class ?? spec.widget.toDOM().textContent}`);
  });
  return found;
}

it('marks the line, faintly those before it, and says what was asked and answered there', () => {
  const calls = [
    { command: 'GET session:4f2a', reply: 'null' },
    { command: 'DEL session:4f2a', reply: null },
  ];
  expect(mark({ line: 3, path: [1], calls })).toEqual([
    '1 code-line-before',
    '3 code-line-marked',
    '3 GET session:4f2anullDEL session:4f2a',
  ]);
});

it('passes over lines that the file does not have', () => {
  expect(mark({ line: 99, path: [0, 2, 77], calls: [{ command: 'GET x', reply: null }] })).toEqual([
    '2 code-line-before',
  ]);
  expect(mark({ line: null, path: [], calls: [] })).toEqual([]);
});

it('writes commands as text, whatever is in them', () => {
  const [, shown] = mark({
    line: 1,
    path: [],
    calls: [{ command: '<img src=x onerror=alert(1)>', reply: null }],
  });
  expect(shown).toBe('1 <img src=x onerror=alert(1)>');
});
