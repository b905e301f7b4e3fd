// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react';
import fc from 'fast-check';
import type { ReactNode } from 'react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { translatePage } from '../testing/translate-page.ts';

/** A page under a browser's translator, which shows one thing after another. */
async function setup() {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  onTestFinished(cleanup);
  translatePage();
  const drawn = render(<main />);
  const show = async (parts: ReactNode) => {
    drawn.rerender(<main>{parts}</main>);
    // The translator hears of a change when all that caused it has run.
    await act(async () => undefined);
    return drawn.container.querySelector('main') as HTMLElement;
  };
  const readAfresh = (parts: ReactNode) => {
    const other = render(<main>{parts}</main>, { container: document.createElement('div') });
    const text = other.container.textContent;
    other.unmount();
    return text;
  };
  return { show, readAfresh };
}

const count = (events: number) => (
  <p>
    {events} {events === 1 ? 'event' : 'events'} so far{events > 1 && ', and'} <b>live</b>
  </p>
);

it('keeps the text of a translated page up to date', async () => {
  const { show } = await setup();
  expect((await show(count(1))).textContent).toBe('1 event so far live');
  expect((await show(count(2))).textContent).toBe('2 events so far, and live');
  const page = await show(count(1));
  expect(page.textContent).toBe('1 event so far live');
  // The translator did its work: without it the test would say nothing.
  expect(page.querySelectorAll('font')).toHaveLength(4);
});

const leaf = fc.oneof(
  fc.constantFrom<ReactNode[]>('', ' ', 'one', 'two', 3, 0, null, false, undefined),
  fc.constantFrom<ReactNode[]>(<b>bold</b>, <i>italic</i>, <code>code</code>, <br />),
);

type Three = readonly [a: ReactNode, b: ReactNode, c: ReactNode];

/** All that JSX makes lists of: an element's children, a fragment's, and lists of texts and elements among them. */
const kinds: readonly ((three: Three) => ReactNode)[] = [
  ([a, b, c]) => (
    <div>
      {a} {b}, {c}
    </div>
  ),
  ([a, b, c]) => (
    <>
      {a}
      {b}
      {c}
    </>
  ),
  (three) => {
    const toPart = (one: ReactNode, at: number) => (typeof one === 'object' ? <i key={at}>{one}</i> : one);
    return <div>{three.map(toPart)}</div>;
  },
];

const { parts } = fc.letrec<{ parts: ReactNode; part: ReactNode }>((tie) => ({
  part: fc.oneof({ depthSize: 'small' }, leaf, tie('parts')),
  parts: fc
    .tuple(fc.constantFrom(...kinds), fc.tuple(tie('part'), tie('part'), tie('part')))
    .map(([make, three]) => make(three)),
}));

it('shows under a translator what it would show without one, whatever follows on what', async () => {
  const { show, readAfresh } = await setup();
  await fc.assert(
    fc.asyncProperty(fc.array(parts, { minLength: 2, maxLength: 4 }), async (states) => {
      for (const state of states) expect((await show(state)).textContent).toBe(readAfresh(state));
    }),
    { numRuns: 25 },
  );
});
