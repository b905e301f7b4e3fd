import { CookieJar } from 'tough-cookie';
import { expect, it } from 'vitest';
import { describeOnEachStore } from '../demo-app/testing/test-stores.ts';
import { sandboxKeys } from '../store/keys.ts';
import { createDevices, jarSite } from './devices.ts';

describeOnEachStore('the jar of a played device', (openStore) => {
  const id = 'A'.repeat(22);

  it('keeps its cookies where an earlier version had kept them under another name', async () => {
    const { redis } = await openStore();
    const devices = createDevices({ redis, idleSeconds: 60, maxDevices: 5 });
    const earlier = new CookieJar();
    const path = `/s/${id}/`;
    await earlier.setCookie(`session_id=abc; Path=${path}; HttpOnly`, `http://localhost${path}`);
    await redis.hset(sandboxKeys(id).jars, 'device-1', JSON.stringify(await earlier.serialize()));
    const jar = await devices.openJar(id, 'device-1');
    expect(await jar.getCookieString(`${jarSite(false)}${path}api`)).toBe('session_id=abc');
    // And what a logout says from now on takes that very cookie away.
    await jar.setCookie(`session_id=; Path=${path}; Max-Age=0`, `${jarSite(false)}${path}`);
    await devices.keepJar(id, 'device-1', jar);
    const later = await devices.openJar(id, 'device-1');
    expect(await later.getCookieString(`${jarSite(false)}${path}api`)).toBe('');
  });
});
