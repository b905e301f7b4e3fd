import { expect, it } from 'vitest';
import { settingNames, settingOf } from '#shared/sandbox/settings.ts';
import { defences as ofSessions } from '../demo-app/policy.ts';
import { choices, defences as ofTokens } from '../token-app/policy.ts';

const defences = { ...ofSessions, ...ofTokens };

it('are the same choices in the apps and in a sandbox’s settings, the sound ones first', () => {
  const inApp = Object.entries(defences).map(([name, { sound, broken }]) => [name, [...sound, ...broken]]);
  const inSettings = settingNames
    .filter((name) => name in defences)
    .map((name) => [name, settingOf(name).choices.map(({ written }) => written)]);
  expect(Object.fromEntries(inSettings)).toEqual(Object.fromEntries(inApp));
});

it('are all that the settings call so, besides the timeout', () => {
  const called = settingNames.filter((name) => settingOf(name).section === 'defences');
  expect([...called, 'timeout'].sort()).toEqual(Object.keys(defences).sort());
});

it('are beside what can be chosen of tokens, which is the same in the token app and in the settings', () => {
  const inSettings = settingNames
    .filter((name) => settingOf(name).section === 'tokens')
    .map((name) => [name, settingOf(name).choices.map(({ written }) => written)]);
  expect(Object.fromEntries(inSettings)).toEqual(choices);
});
