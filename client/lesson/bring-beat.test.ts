// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { bringBeat } from './bring-beat.ts';

afterEach(() => void vi.restoreAllMocks());

/** A story in a room so high, whose card has its foot end so far below the story's upper edge; what is brought into sight. */
function bring(room: number, footEnds: number) {
  document.body.innerHTML =
    '<div class="workspace-side"><article class="story"><div class="beat"><p></p><div class="beat-foot"></div></div></article></div>';
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(room);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function measure(this: Element) {
    const isFoot = this.matches('.beat-foot');
    // While it is kept at hand it stands where the room ends.
    const isKept = isFoot && (this as HTMLElement).style.position !== 'static';
    const bottom = isFoot ? (isKept ? room : footEnds) : 2000;
    return isFoot ? new DOMRect(0, bottom - 50, 300, 50) : new DOMRect(0, 0, 300, 2000);
  });
  const brought: string[] = [];
  for (const one of document.querySelectorAll('.story, .beat'))
    one.scrollIntoView = () => void brought.push(one.className);
  document.querySelector<HTMLElement>('.story')?.style.setProperty('scroll-margin-top', '40px');
  bringBeat(document.querySelector('.beat'));
  return brought;
}

it('leaves the whole name of the step above a beat that fits beneath it down to its button', () => {
  expect(bring(670, 620)).toEqual(['story']);
});

it('reckons with what stays free above the name', () => {
  expect(bring(670, 640)).toEqual(['beat']);
});

it('brings a longer one by itself, wherever its button is kept', () => {
  expect(bring(670, 760)).toEqual(['beat']);
});
