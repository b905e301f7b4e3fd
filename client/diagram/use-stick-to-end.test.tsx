// @vitest-environment jsdom
import { act, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { useStickToEnd } from './use-stick-to-end.ts';

function Area() {
  const area = useRef<HTMLDivElement>(null);
  useStickToEnd(area, true);
  return (
    <div ref={area}>
      <p />
    </div>
  );
}

/** A list that is 1000 high in an area of 300, live, and scrolled to its end. */
function setup() {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  let resized: () => void = () => undefined;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        resized = callback;
      }
      observe() {
        return undefined;
      }
      disconnect() {
        return undefined;
      }
    },
  );
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(1000);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(300);
  const host = document.createElement('div');
  act(() => createRoot(host).render(<Area />));
  const area = host.firstElementChild;
  if (!area) throw new Error('There is no area.');
  const scroll = (top: number) => {
    area.scrollTop = top;
    area.dispatchEvent(new Event('scroll'));
  };
  scroll(700);
  return { area, scroll, resize: () => resized() };
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('goes back to the end where nobody has scrolled, as when pictures are shorter for a moment', () => {
  const { area, scroll } = setup();
  scroll(650);
  expect(area.scrollTop).toBe(1000);
});

it('stays where the reader has scrolled to, whatever grows or shrinks', () => {
  const { area, scroll, resize } = setup();
  area.dispatchEvent(new Event('wheel'));
  scroll(400);
  resize();
  expect(area.scrollTop).toBe(400);
});
