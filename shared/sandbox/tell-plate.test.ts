import { expect, it } from 'vitest';
import { brokenSettings } from './broken-settings.ts';
import { firstSettings } from './settings.ts';
import { tellPlate } from './tell-plate.ts';

it('says what a cloakroom is like in a line', () => {
  expect(tellPlate(firstSettings)).toEqual(['One server', 'one rack', 'coats stay 60 min']);
  expect(tellPlate({ ...firstSettings, servers: ['A', 'B'], timeout: 'idle' })).toEqual([
    'Two servers',
    'one rack',
    'coats stay 60 min after use',
  ]);
  expect(tellPlate({ ...firstSettings, sessionsIn: 'disk', timeout: 'both' })).toEqual([
    'One server',
    'rack on its disk',
    'coats stay 15 min after use, 60 at most',
  ]);
});

it('says what is amiss', () => {
  expect(tellPlate({ ...firstSettings, storeUp: false })).toContain('the rack is shut');
  expect(tellPlate({ ...firstSettings, timeout: 'none' })).toEqual([
    'Broken: no timeout at all',
    'One server',
    'one rack',
    'coats stay for ever',
  ]);
  expect(tellPlate({ ...firstSettings, httpOnly: 'off' })[0]).toBe('Broken: no HttpOnly');
  expect(tellPlate({ ...firstSettings, httpOnly: 'off', ids: 'counted' })[0]).toBe(
    'Broken: no HttpOnly, counted ids',
  );
  const all = { httpOnly: 'off', ids: 'counted', timeout: 'none', logoutBy: 'get-too' } as const;
  expect(tellPlate({ ...firstSettings, ...all })[0]).toBe('Broken: no timeout at all, no HttpOnly, 2 more');
});

it('takes a rack of one’s own for a mistake where there is another server beside it', () => {
  const own = { ...firstSettings, sessionsIn: 'memory' } as const;
  expect(brokenSettings(own)).toEqual([]);
  const apart = { ...own, servers: ['A', 'B'] as ('A' | 'B')[] };
  expect(brokenSettings(apart)).toEqual([{ name: 'sessionsIn', note: 'sessions in memory' }]);
  expect(tellPlate(apart)).toEqual([
    'Broken: sessions in memory',
    'Two servers',
    'a rack in each memory',
    'coats stay 60 min',
  ]);
});

it('takes no sound choice for a mistake, and every unsound one', () => {
  expect(brokenSettings({ ...firstSettings, timeout: 'both', servers: ['A', 'B'] })).toEqual([]);
  expect(brokenSettings({ ...firstSettings, logout: 'clears-other-path' })).toEqual([
    { name: 'logout', note: 'logout clears a cookie of another path' },
  ]);
});
