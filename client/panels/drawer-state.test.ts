import { describe, expect, it } from 'vitest';
import { type DrawerEvent, type DrawerPlace, drawerAfter, shownPanel, untouched } from './drawer-state.ts';

/** The panel that is in sight after all this, in a drawer of this kind. */
const shownAfter = (place: DrawerPlace, ...events: DrawerEvent[]) =>
  shownPanel(
    events.reduce((state, event) => drawerAfter(state, event, place), untouched),
    place,
  );
const openStore: DrawerEvent = { type: 'open', panel: 'store' };
const arrow: DrawerEvent = { type: 'arrow chosen', isAgain: false };
const again: DrawerEvent = { type: 'arrow chosen', isAgain: true };
const newBeat: DrawerEvent = { type: 'new beat' };
const close: DrawerEvent = { type: 'close' };

describe('the drawer', () => {
  it('stands open only where there is room for it all the time', () => {
    expect(shownAfter('stands')).toBe('wire');
    for (const place of ['beside', 'covers'] as const) expect(shownAfter(place), place).toBe(null);
  });

  it('shows what it is opened at, until the next beat', () => {
    expect(shownAfter('beside', openStore)).toBe('store');
    expect(shownAfter('beside', openStore, newBeat)).toBe(null);
    expect(shownAfter('stands', openStore, newBeat), 'where it stands it stays').toBe('store');
  });

  it('is opened by an arrow where that covers nothing, and by the same arrow again everywhere', () => {
    expect(shownAfter('beside', arrow)).toBe('wire');
    expect(shownAfter('covers', arrow)).toBe(null);
    expect(shownAfter('covers', arrow, again)).toBe('wire');
  });

  it('stays at the panel that is open, whatever arrow is chosen', () => {
    expect(shownAfter('beside', openStore, arrow)).toBe('store');
    expect(shownAfter('covers', openStore, again)).toBe('store');
  });

  it('stays shut for whoever shut it, but for what is asked for outright', () => {
    expect(shownAfter('stands', close, newBeat)).toBe(null);
    expect(shownAfter('beside', close, newBeat, arrow)).toBe(null);
    expect(shownAfter('beside', close, arrow, again)).toBe('wire');
    expect(shownAfter('stands', close, openStore)).toBe('store');
  });
});
