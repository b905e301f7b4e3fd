import { describe, expect, it } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import type { Shelf } from '../storage/create-record.ts';
import { createMemoryShelf } from '../storage/memory-shelf.ts';
import { putAside } from './draft.ts';
import { draftMachine } from './draft-machine.ts';
import { createDraftShelf } from './draft-shelf.ts';

const KEY = 'coat-check:draft:challenge';

function setup(shelf: Shelf = createMemoryShelf()) {
  let now = 1000;
  const openTab = ({ starter = 'starter' } = {}) => {
    const clock = new SimulatedClock();
    const drafts = createDraftShelf('challenge', () => shelf);
    const input = { starter, shelf: drafts, now: () => ++now };
    const actor = createActor(draftMachine, { input, clock }).start();
    return {
      send: actor.send,
      type(text: string) {
        actor.send({ type: 'edit', text });
        clock.increment(400);
      },
      hear: () => actor.send({ type: 'changed elsewhere', found: drafts.read() }),
      context: () => actor.getSnapshot().context,
      state: () => actor.getSnapshot().value,
      kept: () => drafts.read(),
    };
  };
  return { shelf, openTab };
}

describe('a draft', () => {
  it('begins with the starter, and is there again after a reload', () => {
    const { openTab } = setup();
    const tab = openTab();
    expect(tab.context().text).toBe('starter');
    tab.type('mine');
    expect(openTab().context().text).toBe('mine');
  });

  it('stays when the exercise has another starter by now, which a reset brings and puts it aside for', () => {
    const { openTab } = setup();
    openTab().type('mine');
    const tab = openTab({ starter: 'another starter' });
    expect(tab.context().text).toBe('mine');
    expect(tab.kept()).toMatchObject({ state: 'kept', draft: { text: 'mine' } });
    tab.send({ type: 'reset' });
    expect(tab.context()).toMatchObject({
      text: 'another starter',
      versions: [{ text: 'mine', why: 'reset' }],
    });
  });

  it('is none yet where only a starter was looked at or run, so that the newer one is shown', () => {
    const { openTab } = setup();
    const tab = openTab();
    tab.send({ type: 'leave' });
    expect(tab.kept()).toEqual({ state: 'absent' });
    tab.send({ type: 'ran' });
    expect(tab.kept()).toEqual({ state: 'absent' });
    expect(openTab({ starter: 'another starter' }).context().text).toBe('another starter');
  });

  it('is read with even line ends, though another version of the page kept Windows’', () => {
    const version = { at: 1, text: 'a\r\nb', why: 'run' };
    const shelf = createMemoryShelf();
    shelf.setItem(KEY, JSON.stringify({ revision: 1, at: 1, text: 'one\r\ntwo\r\n', versions: [version] }));
    const { text, versions } = setup(shelf).openTab().context();
    expect([text, versions[0]?.text]).toEqual(['one\ntwo\n', 'a\nb']);
  });

  it('saves at once when the page is left in the middle of a word', () => {
    const { openTab } = setup();
    const tab = openTab();
    tab.send({ type: 'edit', text: 'half a wo' });
    expect(tab.kept().state).toBe('absent');
    tab.send({ type: 'save now' });
    expect(openTab().context().text).toBe('half a wo');
  });

  it('makes an earlier version of a text that was left before the learner chose', () => {
    const { openTab } = setup();
    const [one, two] = [openTab(), openTab()];
    one.type('of one');
    two.type('of two');
    two.send({ type: 'edit', text: 'of two, longer' });
    two.send({ type: 'leave' });
    const { text, versions } = openTab().context();
    expect(text).toBe('of one');
    expect(versions).toMatchObject([{ text: 'of two, longer', why: 'other-tab' }]);
  });

  it('keeps a copy of what a reset or a restore replaces', () => {
    const tab = setup().openTab();
    tab.type('mine');
    tab.send({ type: 'reset' });
    expect(tab.context()).toMatchObject({ text: 'starter', versions: [{ text: 'mine', why: 'reset' }] });
    tab.send({ type: 'restore', text: 'mine' });
    expect(tab.context().text).toBe('mine');
    expect(tab.context().versions.map(({ text }) => text)).toEqual(['starter', 'mine']);
    tab.send({ type: 'edit', text: 'mine' });
    expect(tab.state()).toBe('resting');
  });

  it('does not write over what another tab saved, until the learner has chosen', () => {
    const { openTab } = setup();
    const [one, two] = [openTab(), openTab()];
    one.type('of one');
    two.type('of two');
    expect(two.state()).toBe('contested');
    two.type('of two, longer');
    expect(openTab().context().text).toBe('of one');
    two.send({ type: 'keep mine' });
    expect(two.context()).toMatchObject({ text: 'of two, longer', versions: [{ text: 'of one' }] });
    expect(openTab().context().text).toBe('of two, longer');
    one.hear();
    expect(one.state()).toBe('contested');
    one.send({ type: 'take theirs' });
    expect(one.context().text).toBe('of two, longer');
    expect(one.context().versions.map(({ text }) => text)).toContain('of one');
  });

  it('says nothing when the other tab saved the same', () => {
    const { openTab } = setup();
    const [one, two] = [openTab(), openTab()];
    one.type('same');
    two.type('same');
    expect(two.state()).toBe('resting');
  });

  it('puts a save that cannot be read aside before it writes', () => {
    const { shelf, openTab } = setup(createMemoryShelf({ [KEY]: '{"text": "half' }));
    const tab = openTab();
    expect(tab.context()).toMatchObject({ text: 'starter', damaged: '{"text": "half' });
    tab.type('new');
    expect(shelf.getItem(`${KEY}:damaged`)).toBe('{"text": "half');
    expect(openTab().context().text).toBe('new');
  });

  it.each([
    ['full', new DOMException('', 'QuotaExceededError')],
    ['blocked', new DOMException('', 'SecurityError')],
  ])('says that the storage is %s, and keeps the text on the page', (why, error) => {
    const shelf = createMemoryShelf();
    const tab = setup({
      ...shelf,
      setItem: () => {
        throw error;
      },
    }).openTab();
    tab.type('mine');
    expect(tab.context()).toMatchObject({ trouble: why, text: 'mine' });
  });
});

describe('putAside', () => {
  it('keeps the newest twenty, each text once', () => {
    let versions = putAside([], { at: 0, text: 'first', why: 'run' });
    for (let at = 1; at < 30; at++) versions = putAside(versions, { at, text: `text ${at}`, why: 'run' });
    expect(versions).toHaveLength(20);
    const again = putAside(versions, { at: 99, text: 'text 20', why: 'run' });
    expect(again.filter(({ text }) => text === 'text 20')).toEqual([{ at: 99, text: 'text 20', why: 'run' }]);
  });

  it('lets long old ones go, never the one that is put aside', () => {
    const long = 'x'.repeat(150_000);
    const versions = putAside([], { at: 1, text: long, why: 'run' });
    expect(putAside(versions, { at: 2, text: `${long}y`, why: 'run' }).map(({ at }) => at)).toEqual([2]);
  });
});
