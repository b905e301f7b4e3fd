// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { evenLines } from '#shared/even-lines.ts';
import { CodeEditor } from './code-editor.tsx';

/** What the editor says to have been changed by merely being shown a text. */
function changesOf(text: string): string[] {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const changes: string[] = [];
  const props = { label: 'Code', describedBy: 'keys', marks: [], goTo: null, onRun: () => undefined };
  const root = createRoot(document.createElement('div'));
  act(() => root.render(<CodeEditor {...props} text={text} onChange={(changed) => changes.push(changed)} />));
  act(() => root.unmount());
  return changes;
}

afterEach(() => vi.unstubAllGlobals());

const texts = ['a\r\nb\r\n', 'a\rb', 'a\r\n\rb\n', '\uFEFFa\r\n', 'a\nb', ''];

it.each(texts)('takes %j for its own as it is, once its line ends are even', (text) => {
  expect(changesOf(evenLines(text))).toEqual([]);
});

it('would take Windows’ line ends for a change', () => {
  expect(changesOf('a\r\nb')).toEqual(['a\nb']);
});
