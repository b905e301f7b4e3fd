import { expect, it } from 'vitest';
import {
  firstSettings,
  type SandboxSettings,
  type SettingsChange,
  sandboxSettingsSchema,
  settingNames,
  settingOf,
  settingsChangeSchema,
  tellSettings,
  tellSettingsChange,
  toSettingsChange,
  writeSettings,
} from './settings.ts';

it('begins with the first choice of every setting', () => {
  expect(sandboxSettingsSchema.parse(firstSettings)).toEqual(firstSettings);
  expect(firstSettings).toMatchObject({
    servers: ['A'],
    sessionsIn: 'redis',
    storeUp: true,
    sameSite: 'lax',
  });
});

it('takes what an older trace did not know to be as in the beginning', () => {
  const older = {
    servers: ['A', 'B'],
    balancing: 'sticky',
    sessionsIn: 'disk',
    timeout: 'idle',
    storeUp: true,
  };
  expect(sandboxSettingsSchema.parse(older)).toEqual({ ...firstSettings, ...older });
});

it.each(settingNames)('understands each choice of %s as an author writes it', (name) => {
  const { attribute, choices } = settingOf(name);
  for (const { written, value } of choices) {
    const change = toSettingsChange({ [attribute]: written });
    expect(change).toEqual({ [name]: value });
    expect(settingsChangeSchema.parse(change)).toEqual(change);
    expect(writeSettings({ ...firstSettings, ...change } as SandboxSettings)[attribute]).toBe(written);
  }
});

it.each([{ sameSite: 'strict' }, { servers: [] }, { storeUp: 'up' }, { colour: 'red' }])(
  'refuses the change %j',
  (change) => {
    expect(settingsChangeSchema.safeParse(change).success).toBe(false);
  },
);

it('fills a change with nothing that it does not name', () => {
  expect(settingsChangeSchema.parse({ timeout: 'idle' })).toEqual({ timeout: 'idle' });
});

it('tells in words what is so, and of defences only what is missing', () => {
  expect(tellSettings(firstSettings)).toBe('absolute timeout, one server, sessions in Redis');
  const changed = {
    ...firstSettings,
    servers: ['A' as const, 'B' as const],
    logout: 'clears-cookie' as const,
  };
  expect(tellSettings(changed)).toBe(
    'logout clears the cookie only, absolute timeout, two servers, by turns, sessions in Redis',
  );
});

it.each<[SettingsChange, string]>([
  [{ servers: ['A', 'B'] }, 'two servers'],
  [{ timeout: 'idle', httpOnly: 'off' }, 'no HttpOnly, idle timeout'],
  [{ storeUp: false }, 'the session store is down'],
  [{ servers: ['A', 'B'], balancing: 'sticky' }, 'two servers, sticky'],
])('tells of a change what changed: %j', (change, told) => {
  const after = { ...firstSettings, ...change } as SandboxSettings;
  expect(tellSettingsChange(firstSettings, after)).toBe(told);
});

it('tells what is mended, too', () => {
  const broken = { ...firstSettings, httpOnly: 'off' } as SandboxSettings;
  expect(tellSettingsChange(broken, firstSettings)).toBe('HttpOnly');
});
