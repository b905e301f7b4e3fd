import { expect, it } from 'vitest';
import { isBroken } from '#shared/sandbox/broken-settings.ts';
import { settingNames, settingOf } from '#shared/sandbox/settings.ts';
import { whatOpens } from './what-opens.ts';

const choices = settingNames.flatMap((name) =>
  settingOf(name).choices.map(({ written }) => ({ name, written })),
);

it.each(choices)('says what $name=$written opens, if it is a mistake and only then', ({ name, written }) => {
  expect(whatOpens(name, written) !== null).toBe(isBroken(name, written));
});
