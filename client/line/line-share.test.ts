import { expect, it } from 'vitest';
import { createLineShare, type LineShare, MOST_LINES, type ShareMessage } from './line-share.ts';

/** So many windows of one browser, opened one after the other. What one posts, all others hear, in order. */
const setup = (count: number) => {
  const shares = new Map<string, LineShare>();
  const holders = new Set<string>();
  const posted: ShareMessage[] = [];
  const open = (name: string) => {
    const share = createLineShare(
      name,
      (message) => posted.push(message),
      (hasLine) => void (hasLine ? holders.add(name) : holders.delete(name)),
    );
    shares.set(name, share);
    share.take();
    deliver();
  };
  const deliver = () => {
    for (let message = posted.shift(); message; message = posted.shift()) {
      for (const [name, share] of shares) if (name !== message.window) share.hear(message);
    }
  };
  const close = (...names: string[]) => {
    for (const name of names) {
      shares.get(name)?.leave();
      shares.delete(name);
      holders.delete(name);
    }
    deliver();
  };
  for (let n = 1; n <= count; n += 1) open(`w${n}`);
  return {
    open,
    close,
    look: (name: string) => {
      shares.get(name)?.take();
      deliver();
    },
    holders: () => [...holders].toSorted(),
  };
};

it('gives lines to the windows that were opened last', () => {
  expect(setup(3).holders()).toEqual(['w1', 'w2', 'w3']);
  expect(setup(7).holders()).toEqual(['w4', 'w5', 'w6', 'w7']);
});

it('gives a line to the window that is looked at, and takes it from the one that was not for longest', () => {
  const { look, holders } = setup(7);
  look('w1');
  expect(holders()).toEqual(['w1', 'w5', 'w6', 'w7']);
  look('w5');
  look('w2');
  expect(holders()).toEqual(['w1', 'w2', 'w5', 'w7']);
});

it('gives lines that have come free to those that wait, and never more than there are', () => {
  const { close, holders } = setup(7);
  close('w5');
  expect(holders()).toHaveLength(MOST_LINES);
  close('w6', 'w7');
  expect(holders()).toEqual(['w1', 'w2', 'w3', 'w4']);
});

it('leaves a window that wants no line without one', () => {
  const { close, open, holders } = setup(5);
  close('w2', 'w3', 'w4', 'w5');
  expect(holders()).toEqual(['w1']);
  open('w6');
  expect(holders()).toEqual(['w1', 'w6']);
});
