// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { turnRuns } from './turn-runs.ts';

/** An area of 100 in which 400 scroll, and how far it has come. */
function setup() {
  const went: number[] = [];
  const area = Object.assign(document.createElement('div'), {
    onscrollend: null,
    scrollTo: ({ top }: { top: number }) => went.push(top),
  });
  Object.defineProperties(area, { clientHeight: { value: 100 }, scrollHeight: { value: 400 } });
  const comeTo = (top: number, isThere = false) => {
    area.scrollTop = top;
    if (isThere) area.dispatchEvent(new Event('scrollend'));
  };
  return { area, went, comeTo };
}

it('goes on from where it is bound for, however quick the presses are', () => {
  const { area, went, comeTo } = setup();
  turnRuns(area, 'event after');
  comeTo(12);
  turnRuns(area, 'event after');
  turnRuns(area, 'event before');
  expect(went).toEqual([70, 140, 70]);
});

it('goes on from where it is, once it has come there', () => {
  const { area, went, comeTo } = setup();
  turnRuns(area, 'event after');
  comeTo(70, true);
  comeTo(20);
  turnRuns(area, 'event after');
  expect(went).toEqual([70, 90]);
});

it('goes no further than to the ends', () => {
  const { area, went, comeTo } = setup();
  turnRuns(area, 'next chapter');
  turnRuns(area, 'event after');
  comeTo(300, true);
  turnRuns(area, 'previous chapter');
  turnRuns(area, 'event before');
  expect(went).toEqual([300, 300, 0, 0]);
});
