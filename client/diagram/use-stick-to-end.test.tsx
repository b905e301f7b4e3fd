// @vitest-environment jsdom
import { act, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { useStickToEnd } from './use-stick-to-end.ts';

function Area() {
  const area = useRef<HTMLDivElement>(null);
  useStickToEnd(area, true, null);
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
  let height = 1000;
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(() => height);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(300);
  const host = document.createElement('div');
  act(() => createRoot(host).render(<Area />));
  const area = host.firstElementChild;
  if (!area) throw new Error('There is no area.');
  // A browser keeps the place within what there is.
  let place = 0;
  Object.defineProperty(area, 'scrollTop', {
    get: () => Math.min(place, height - 300),
    set: (to: number) => {
      place = Math.min(to, height - 300);
    },
  });
  const tell = () => area.dispatchEvent(new Event('scroll'));
  const scroll = (top: number) => {
    area.scrollTop = top;
    tell();
  };
  scroll(700);
  /** Another height; what observes it is told of it in the same frame, and of a place that was moved by that in the next. */
  const grow = (to: number) => {
    place = Math.min(place, to - 300);
    height = to;
  };
  return { area, scroll, tell, grow, resize: () => resized() };
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('goes back to the end where nobody has scrolled, as when pictures are shorter for a moment', () => {
  const { area, scroll } = setup();
  scroll(650);
  expect(area.scrollTop).toBe(700);
});

it('goes on to the end where pictures are shorter for a moment after somebody has pressed something', () => {
  const { area, grow, resize, tell } = setup();
  area.dispatchEvent(new Event('pointerdown'));
  grow(895);
  resize();
  expect(area.scrollTop).toBe(595);
  grow(1000);
  tell();
  expect(area.scrollTop).toBe(700);
});

it('stays where the reader has scrolled to, whatever grows or shrinks', () => {
  const { area, scroll, resize } = setup();
  area.dispatchEvent(new Event('wheel'));
  scroll(400);
  resize();
  expect(area.scrollTop).toBe(400);
});
