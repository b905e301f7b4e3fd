import { describe, expect, it } from 'vitest';
import { createCursorAddress, placeInSearch, searchWithPlace } from './cursor-address.ts';

/** An address whose history is written down, and whose clock the test turns. */
const setup = (start = '') => {
  const history = [start];
  const timers: (() => void)[] = [];
  const address = createCursorAddress(
    {
      search: () => history.at(-1) ?? '',
      push: (search) => history.push(search),
      replace: (search) => history.splice(-1, 1, search),
      after: (_, callback) => {
        timers.push(callback);
        return () => void timers.splice(timers.indexOf(callback), timers.includes(callback) ? 1 : 0);
      },
    },
    0,
  );
  return {
    history,
    timers,
    address,
    show: (cursor: number | null, jumps = 0, wanted: number | null = null) =>
      address.show({ cursor, jumps, wanted, isHeld: false, head: 9 }),
    showHeld: (head: number, cursor: number | null = null) =>
      address.show({ cursor, jumps: 0, wanted: null, isHeld: true, head }),
    rest: () => timers.shift()?.(),
  };
};

describe('an address', () => {
  it.each([
    ['?event=12', 12],
    ['?a=b&event=7', 7],
    ['', null],
    ['?event=', null],
    ['?event=0', null],
    ['?event=-3', null],
    ['?event=1e3', null],
    ['?event=12.5', null],
    ['?event=99999999999', null],
    ['?event=%3Cscript%3E', null],
  ])('%s names %s', (search, number) => {
    expect(placeInSearch(search).event).toBe(number);
  });

  it.each([
    ['?event=12&held=15', 15],
    ['?held=0', 0],
    ['?event=12', null],
    ['?held=-1', null],
    ['?held=x', null],
  ])('%s holds what comes after %s', (search, number) => {
    expect(placeInSearch(search).held).toBe(number);
  });

  it('takes an event and loses it again without losing anything else', () => {
    const bare = { event: null, held: null };
    expect(searchWithPlace('?a=b&event=1', { event: 12, held: 0 })).toBe('?a=b&event=12&held=0');
    expect(searchWithPlace('?a=b&event=1&held=3', bare)).toBe('?a=b');
    expect(searchWithPlace('?event=1', bare)).toBe('');
  });
});

describe('the cursor in the address', () => {
  it('is a new step for Back after a jump, and none after stepping on', () => {
    const { show, history } = setup();
    show(5, 1);
    show(6, 1);
    show(9, 2);
    expect(history).toEqual(['', '?event=6', '?event=9']);
  });

  it('is written at each step, and of a flood no more often than the browser bears', () => {
    const { show, history, rest, timers } = setup();
    for (let step = 1; step <= 8; step += 1) {
      show(step);
      expect(history).toEqual([`?event=${step}`]);
    }
    show(9);
    show(10);
    expect(history).toEqual(['?event=8']);
    rest();
    expect(history).toEqual(['?event=10']);
    show(11);
    expect(history).toEqual(['?event=10']);
    for (let earned = 1; earned <= 9; earned += 1) rest();
    expect(history).toEqual(['?event=11']);
    expect(timers).toEqual([]);
    show(12);
    expect(history).toEqual(['?event=12']);
  });

  it('pays for its jumps, too', () => {
    const { show, history, rest } = setup();
    for (let jump = 1; jump <= 9; jump += 1) show(jump, jump);
    show(20, 9);
    rest();
    expect(history.at(-1)).toBe('?event=9');
    rest();
    expect(history.at(-1)).toBe('?event=20');
  });

  it('leaves the place that a jump began at for Back', () => {
    const { show, history } = setup();
    show(8);
    show(7);
    show(2, 1);
    expect(history).toEqual(['?event=7', '?event=2']);
  });

  it('says what has been shown while the rest waits in the wings, and no more once that is let in', () => {
    const { show, showHeld, history } = setup();
    showHeld(3);
    expect(history).toEqual(['?held=3']);
    showHeld(5, 2);
    expect(history).toEqual(['?held=5&event=2']);
    show(null);
    expect(history).toEqual(['']);
  });

  it('goes when the view is live again', () => {
    const { show, history } = setup('?event=3');
    show(null);
    expect(history).toEqual(['']);
  });

  it('stays as it is while the events that it means have not come', () => {
    const { show, history } = setup('?event=3');
    show(null, 0, 3);
    expect(history).toEqual(['?event=3']);
  });

  it('is complete when the page is left in the middle of many steps', () => {
    const { show, address, history, timers } = setup();
    for (let step = 16; step >= 7; step -= 1) show(step);
    expect(history).toEqual(['?event=9']);
    address.close();
    expect(history).toEqual(['?event=7']);
    expect(timers).toEqual([]);
  });
});
