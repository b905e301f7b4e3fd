import { describe, expect, it } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import type { Shelf } from '../storage/create-record.ts';
import { createMemoryShelf } from '../storage/memory-shelf.ts';
import { keysOf } from '../storage/whole-shelf.ts';
import { undoMachine } from './undo-machine.ts';
import { keysToForget, textsOf } from './undoable.ts';

const kept = {
  'coat-check:lesson:one': '{"completed":["a"],"step":"a"}',
  'coat-check:lesson:two': 'broken {',
  'coat-check:exercise:e': '{"isSolved":false,"points":3,"of":9,"badges":0,"badgesOf":1}',
  'coat-check:draft:e': '{"revision":2,"at":1,"text":"mine","versions":[]}',
  'coat-check:draft:e:damaged': 'oh',
  'coat-check:practice': '{"answers":{}}',
  'coat-check:last-visit': '{"sandboxId":"AAAAAAAAAAAAAAAAAAAAAA","lesson":null,"step":null}',
};
const others = { 'coat-check:theme': '"dark"', 'somebody-else': '1' };

function setup(tabShelf: Shelf = createMemoryShelf()) {
  const shelf = createMemoryShelf({ ...kept, ...others });
  let passed = 0;
  const memory = { shelf: () => shelf, tab: () => tabShelf, now: () => 1_000_000 + passed };
  const open = () => {
    const clock = new SimulatedClock();
    const actor = createActor(undoMachine, { input: memory, clock }).start();
    return {
      forgetAll: () => actor.send({ type: 'forget', keys: keysToForget(shelf) }),
      forget: (key: string) => actor.send({ type: 'forget', keys: [key] }),
      /** Takes in what writes these. */
      takeIn(entries: Record<string, string>) {
        const texts = textsOf(memory.shelf);
        for (const [key, text] of Object.entries(entries)) shelf.setItem(key, text);
        actor.send({ type: 'taken in', texts });
      },
      undo: () => actor.send({ type: 'undo' }),
      state: () => actor.getSnapshot().value,
      close: () => void actor.stop(),
      wait(ms: number) {
        passed += ms;
        clock.increment(ms);
      },
    };
  };
  const entries = () => Object.fromEntries(keysOf(shelf).map((key) => [key, shelf.getItem(key)]));
  return { shelf, tabShelf, open, entries };
}

describe('forgetting', () => {
  it('takes all that was done at once, and leaves what is not of it', () => {
    const { open, entries } = setup();
    const page = open();
    page.forgetAll();
    expect(entries()).toEqual(others);
    expect(page.state()).toEqual({ undoable: 'whole' });
  });

  it('is undone to the letter within ten seconds', () => {
    const { open, entries, tabShelf } = setup();
    const page = open();
    page.forgetAll();
    page.wait(9999);
    page.undo();
    expect(page.state()).toBe('back');
    expect(entries()).toEqual({ ...kept, ...others });
    expect(tabShelf.getItem('coat-check:undoable')).toBeNull();
  });

  it('is for good after ten seconds, and nothing is left of it', () => {
    const { open, entries, tabShelf } = setup();
    const page = open();
    page.forgetAll();
    page.wait(10_000);
    page.undo();
    expect(page.state()).toBe('gone');
    expect(entries()).toEqual(others);
    expect(tabShelf.getItem('coat-check:undoable')).toBeNull();
  });

  it('can still be undone after a reload, for the rest of the ten seconds', () => {
    const { open, entries } = setup();
    const before = open();
    before.forgetAll();
    before.wait(4000);
    before.close();
    const after = open();
    expect(after.state()).toEqual({ undoable: 'whole' });
    after.wait(5999);
    after.undo();
    expect(entries()).toEqual({ ...kept, ...others });
  });

  it('cannot after a reload that came too late, which leaves nothing behind', () => {
    const { open, tabShelf } = setup();
    const before = open();
    before.forgetAll();
    before.close();
    before.wait(10_000);
    expect(open().state()).toBe('resting');
    expect(tabShelf.getItem('coat-check:undoable')).toBeNull();
  });

  it('is undone without a reload where the tab has no room for a note', () => {
    const full = createMemoryShelf();
    full.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const { open, entries } = setup(full);
    const page = open();
    page.forgetAll();
    page.undo();
    expect(entries()).toEqual({ ...kept, ...others });
  });

  it('is undone together with what was forgotten a moment before', () => {
    const { open, entries } = setup();
    const page = open();
    page.forget('coat-check:draft:e:damaged');
    page.wait(5000);
    page.forgetAll();
    page.wait(9000);
    page.undo();
    expect(entries()).toEqual({ ...kept, ...others });
  });

  it('joins what comes back with what another tab has done meanwhile', () => {
    const { shelf, open } = setup();
    const page = open();
    page.forgetAll();
    shelf.setItem('coat-check:lesson:one', '{"completed":["b"],"step":"b","visits":[]}');
    shelf.setItem('coat-check:draft:e', '{"revision":1,"at":1,"text":"newer","versions":[]}');
    page.undo();
    expect(JSON.parse(shelf.getItem('coat-check:lesson:one') ?? '')).toMatchObject({ completed: ['b', 'a'] });
    expect(JSON.parse(shelf.getItem('coat-check:draft:e') ?? '')).toMatchObject({
      text: 'newer',
      versions: [{ text: 'mine', why: 'undone' }],
    });
  });

  it('can be tried again where it could not all be put back', () => {
    const { shelf, open, entries } = setup();
    const page = open();
    page.forgetAll();
    const { setItem } = shelf;
    shelf.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    page.undo();
    expect(page.state()).toEqual({ undoable: 'stuck' });
    shelf.setItem = setItem;
    page.undo();
    expect(entries()).toEqual({ ...kept, ...others });
  });
});

describe('taking in', () => {
  const written = {
    'coat-check:lesson:one': '{"completed":["a","b"],"beats":[],"step":"a","visits":[]}',
    'coat-check:lesson:three': '{"completed":["z"],"beats":[],"step":"z","visits":[]}',
  };

  it('is undone to the letter within ten seconds, also after a reload', () => {
    const { open, entries, tabShelf } = setup();
    const before = open();
    before.takeIn(written);
    expect(before.state()).toEqual({ undoable: 'whole' });
    before.wait(4000);
    before.close();
    const after = open();
    after.wait(5999);
    after.undo();
    expect(after.state()).toBe('back');
    expect(entries()).toEqual({ ...kept, ...others });
    expect(tabShelf.getItem('coat-check:undoable')).toBeNull();
  });

  it('stays after ten seconds', () => {
    const { open, entries, tabShelf } = setup();
    const page = open();
    page.takeIn(written);
    page.wait(10_000);
    page.undo();
    expect(page.state()).toBe('gone');
    expect(entries()).toEqual({ ...kept, ...others, ...written });
    expect(tabShelf.getItem('coat-check:undoable')).toBeNull();
  });

  it('leaves nothing to undo where it has changed nothing', () => {
    const { open } = setup();
    const page = open();
    page.takeIn({});
    expect(page.state()).toBe('resting');
  });

  it('takes nothing of what was done here meanwhile', () => {
    const { shelf, open } = setup();
    const page = open();
    page.takeIn(written);
    shelf.setItem('coat-check:lesson:three', '{"completed":["z","y"],"step":"y","visits":[]}');
    page.undo();
    expect(shelf.getItem('coat-check:lesson:one')).toBe(kept['coat-check:lesson:one']);
    expect(JSON.parse(shelf.getItem('coat-check:lesson:three') ?? '')).toMatchObject({
      completed: ['z', 'y'],
    });
  });

  it('is undone together with what was forgotten a moment before, and what is forgotten then with both', () => {
    const { open, entries } = setup();
    const page = open();
    page.forgetAll();
    page.wait(5000);
    page.takeIn(written);
    page.wait(5000);
    page.forget('coat-check:lesson:one');
    page.wait(9000);
    page.undo();
    expect(entries()).toEqual({ ...kept, ...others });
  });
});
