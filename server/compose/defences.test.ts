import { expect, it } from 'vitest';
import { settingNames, settingOf } from '#shared/sandbox/settings.ts';
import { defences } from '../demo-app/policy.ts';

it('are the same choices in the demo app and in a sandbox’s settings, the sound ones first', () => {
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
