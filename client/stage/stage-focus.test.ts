// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { stageFocusOf } from './stage-focus.ts';

const at = (html: string) => {
  document.body.innerHTML = html;
  return document.querySelector('#it');
};

it.each([
  ['<button id="it"></button>', 'button', 'elsewhere'],
  ['<dialog open><button id="it"></button></dialog>', 'text', 'elsewhere'],
  ['<dialog open><input type="radio" id="it"></dialog>', 'text', 'elsewhere'],
  ['<dialog open><input id="it"></dialog>', 'text', 'text'],
  ['<select id="it"></select>', 'text', 'text'],
  ['<div class="diagram"><button class="diagram-fold" id="it"></button></div>', 'diagram', 'elsewhere'],
  [
    '<div class="diagram"><svg><g id="it" role="button" aria-pressed="true"></g></svg></div>',
    'elsewhere',
    'elsewhere',
  ],
  [
    '<div class="two-runs-pages"><section class="diagram"><svg><g id="it" role="button"></g></svg></section></div>',
    'runs',
    'elsewhere',
  ],
  [
    '<div class="two-runs-pages"><section class="diagram"><svg><g id="it" role="button" aria-pressed="true"></g></svg></section></div>',
    'runs',
    'elsewhere',
  ],
])('of %s is %s to whoever came by keyboard, and %s to whoever clicked', (html, byKeyboard, byPointer) => {
  expect(stageFocusOf(at(html), false)).toBe(byKeyboard);
  expect(stageFocusOf(at(html), true)).toBe(byPointer);
});
