// @vitest-environment jsdom
import { render } from '@testing-library/react';
import { useRef } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { scrollToEvent } from './scroll-to-event.ts';
import { useKeepInSight } from './use-keep-in-sight.ts';

vi.mock('./scroll-to-event.ts', () => ({ scrollToEvent: vi.fn() }));

function Area({ selected, jumps }: { selected: number | null; jumps: number }) {
  const area = useRef<HTMLDivElement>(null);
  useKeepInSight(area, selected, jumps);
  return (
    <div ref={area} className="area">
      <p>
        <button type="button" data-of="5">
          The arrow
        </button>
        <button type="button" data-of="6">
          Another
        </button>
      </p>
    </div>
  );
}

let resize = () => undefined as unknown;
beforeEach(() => {
  vi.mocked(scrollToEvent).mockClear();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(then: () => void) {
        resize = then;
      }
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
});

/** The event at the cursor is 5, and `leave` scrolls away from it. */
const setup = () => {
  const { container, rerender } = render(<Area selected={5} jumps={1} />);
  const area = container.querySelector('.area');
  const focus = (number: number) =>
    container.querySelector<HTMLElement>(`[data-of="${number}"]`)?.focus({ preventScroll: true });
  const scrolls = (doing: () => void) => {
    vi.mocked(scrollToEvent).mockClear();
    doing();
    return vi.mocked(scrollToEvent).mock.calls.length > 0;
  };
  const leave = () => area?.dispatchEvent(new Event('wheel'));
  return { rerender, focus, scrolls, leave };
};

it('calls nobody back who has scrolled away', () => {
  const { scrolls, leave } = setup();
  expect(scrolls(() => resize())).toBe(true);
  leave();
  expect(scrolls(() => resize())).toBe(false);
});

it('brings the event back for whoever goes to it anew, from live or by a link to it', () => {
  const { rerender, scrolls, leave } = setup();
  leave();
  expect(scrolls(() => rerender(<Area selected={5} jumps={2} />))).toBe(true);
  expect(scrolls(() => resize())).toBe(true);
  leave();
  rerender(<Area selected={null} jumps={2} />);
  expect(scrolls(() => rerender(<Area selected={5} jumps={2} />))).toBe(true);
  expect(scrolls(() => resize())).toBe(true);
});

it('does not take for leaving that the event itself gets the focus back', () => {
  const { focus, scrolls } = setup();
  focus(5);
  expect(scrolls(() => resize())).toBe(true);
  focus(6);
  expect(scrolls(() => resize())).toBe(false);
});
