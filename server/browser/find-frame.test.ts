import { expect, it } from 'vitest';
import { findFrame, type Places } from './find-frame.ts';

const places: Places = [
  [3, 'demo-app/answers.ts'],
  [60, 'demo-app/session-routes.ts'],
  [140, 'token-app/tokens.ts'],
  [300, ''],
];
const at = 'https://u.github.io/coat-check/sw.js';
const stacks = {
  V8: `Error\n    at stackNow (${at}:301:900)\n    at refuse (${at}:20:7)\n    at logIn (${at}:77:13)\n    at async Promise.all (index 0)`,
  SpiderMonkey: `stackNow@${at}:301:900\nrefuse@${at}:20:7\nlogIn@${at}:77:13\nasync*handle@${at}:301:12\n`,
  JavaScriptCore: `stackNow@${at}:301:900\nrefuse@${at}:20:7\nlogIn@${at}:77:13\n@${at}:301:12`,
};

for (const [engine, stack] of Object.entries(stacks)) {
  it(`finds the line of an app in a stack of ${engine}`, () => {
    expect(findFrame(stack, places, { folder: 'demo-app' })).toEqual({ file: 'answers.ts', line: 18 });
    expect(findFrame(stack, places, { folder: 'demo-app', past: 'helpers' })).toEqual({
      file: 'session-routes.ts',
      line: 18,
    });
    expect(findFrame(stack, places, { folder: 'token-app' })).toBeNull();
  });
}

it('finds nothing before the apps and behind them', () => {
  for (const line of [1, 2, 300, 4000])
    expect(findFrame(`f@${at}:${line}:1`, places, { folder: 'demo-app' })).toBeNull();
});
