// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { seeEvent } from './see-in-diagram.ts';

it('leads to the diagram, and not to an arrow in a chapter that is drawn ahead and out of sight', () => {
  const led: string[] = [];
  Element.prototype.scrollIntoView = function note() {
    led.push(this.id);
  };
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, -500, 9, 9));
  document.body.innerHTML = `<div id="diagram">
    <section class="diagram-chapter"><i id="open" data-event="1"></i></section>
    <section class="diagram-chapter" hidden><i id="ahead" data-event="5"></i></section></div>`;
  seeEvent(1);
  seeEvent(5);
  expect(led).toEqual(['open', 'diagram']);
});
