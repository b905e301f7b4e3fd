// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { type Focus, focusOf, isMeantFor, toKeyMeaning } from './timeline-keys.ts';

const none = {
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  defaultPrevented: false,
  repeat: false,
};
const press = (key: string, held: Partial<KeyboardEvent> = {}, focus: Focus = 'elsewhere') =>
  toKeyMeaning({ ...none, key, ...held }, focus);

describe('keys of the timeline', () => {
  it.each([
    ['ArrowLeft', {}, 'event before'],
    ['ArrowRight', {}, 'event after'],
    ['ArrowLeft', { shiftKey: true }, 'previous chapter'],
    ['ArrowRight', { shiftKey: true }, 'next chapter'],
    ['PageUp', {}, 'previous chapter'],
    ['PageDown', {}, 'next chapter'],
    ['Home', {}, 'to the first'],
    ['End', {}, 'to the newest'],
    [' ', {}, 'play or pause'],
    ['l', {}, 'back to live'],
    ['L', {}, 'back to live'],
    ['Escape', {}, 'skip'],
    ['?', { shiftKey: true }, 'list of keys'],
  ])('%s %o means: %s', (key, held, meaning) => {
    expect(press(key, held)).toBe(meaning);
  });

  it('go on while a key is held, but do not flicker between play and pause', () => {
    expect(press('ArrowRight', { repeat: true })).toBe('event after');
    expect(press(' ', { repeat: true })).toBeNull();
  });

  it('leave shortcuts of the browser, selecting, and keys that were taken alone', () => {
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
    expect(press('l', { ctrlKey: true })).toBeNull();
    expect(press('ArrowRight', { metaKey: true })).toBeNull();
    expect(press('End', { shiftKey: true })).toBeNull();
    expect(press('ArrowRight', { defaultPrevented: true })).toBeNull();
    expect(press('a')).toBeNull();
    expect(press('toString')).toBeNull();
  });

  it('leave each control its own keys', () => {
    const all = ['ArrowLeft', 'Home', 'PageDown', ' ', 'l', '?'];
    const left = (focus: Focus) => all.filter((key) => press(key, {}, focus) !== null);
    expect(left('text')).toEqual([]);
    expect(left('tabs')).toEqual(['PageDown', 'l', '?']);
    expect(left('button')).toEqual(['ArrowLeft', 'Home', 'PageDown', 'l', '?']);
    expect(left('scroll area')).toEqual(['ArrowLeft', 'l', '?']);
  });

  it.each<[string, Focus]>([
    ['<input id="it">', 'text'],
    ['<textarea id="it"></textarea>', 'text'],
    ['<select id="it"></select>', 'text'],
    ['<div role="dialog"><button id="it"></button></div>', 'text'],
    ['<dialog open data-beside><button id="it"></button></dialog>', 'aside'],
    ['<dialog open data-beside><input id="it"></dialog>', 'text'],
    ['<div class="code-view"><div><p id="it"></p></div></div>', 'text'],
    ['<input type="range" id="it">', 'elsewhere'],
    ['<button role="tab"><span id="it"></span></button>', 'tabs'],
    ['<button><i id="it"></i></button>', 'button'],
    ['<svg><g id="it" role="button" aria-pressed="false"></g></svg>', 'button'],
    ['<svg><g id="it" role="button" aria-pressed="true"></g></svg>', 'elsewhere'],
    ['<details><summary id="it"></summary></details>', 'button'],
    ['<div role="tabpanel" id="it"></div>', 'scroll area'],
    ['<div role="tabpanel"><p id="it"></p></div>', 'elsewhere'],
    ['<a href="/" id="it">x</a>', 'elsewhere'],
  ])('know what %s is', (html, focus) => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const element = page.getElementById('it');
    expect(element && focusOf(element)).toBe(focus);
  });
});

describe('isMeantFor', () => {
  it('takes keys from the whole page, unless the timeline is in a part of it', () => {
    document.body.innerHTML =
      '<p id="apart"></p><section data-keys="within"><p id="beside"></p><div id="part"></div></section><div id="whole"></div>';
    const at = (id: string) => document.getElementById(id);
    expect(isMeantFor(at('whole'), at('apart'))).toBe(true);
    expect(isMeantFor(at('whole'), document.body)).toBe(true);
    expect(isMeantFor(at('part'), at('beside'))).toBe(true);
    expect(isMeantFor(at('part'), at('apart'))).toBe(false);
    expect(isMeantFor(at('part'), document.body)).toBe(false);
  });

  it('takes none while something lies over the timeline', () => {
    document.body.innerHTML = '<main inert><div id="bar"></div></main>';
    expect(isMeantFor(document.getElementById('bar'), document.body)).toBe(false);
  });
});

it('lists its keys for whoever is at the desk beside the page, whose other keys are the desk’s', () => {
  const press = (key: string, more = {}) =>
    toKeyMeaning(
      {
        key,
        shiftKey: false,
        altKey: false,
        ctrlKey: false,
        metaKey: false,
        repeat: false,
        defaultPrevented: false,
        ...more,
      },
      'aside',
    );
  expect(press('?', { shiftKey: true })).toBe('list of keys');
  expect(press('?', { ctrlKey: true })).toBeNull();
  for (const key of ['ArrowRight', 'PageDown', ' ', 'l']) expect(press(key)).toBeNull();
});
