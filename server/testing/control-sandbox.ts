import type { ClockMove, DeviceRequest } from '#shared/api/sandbox-api.ts';
import type { SettingsChange } from '#shared/sandbox/settings.ts';
import type { Actor } from '#shared/trace/event.ts';
import type { Asker } from './open-sandbox.ts';

const headers = { 'content-type': 'application/json' };

/** The controls of a sandbox's cloakroom, as its page uses them. Each call throws unless it is answered well. */
export function controlSandbox(ask: Asker, sandboxId: string) {
  const send = async <Result>(method: string, path: string, body: unknown): Promise<Result> => {
    const options = { method, headers, body: JSON.stringify(body) };
    const answer = await ask(`/api/sandboxes/${sandboxId}${path}`, options);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text) as Result;
  };
  return {
    change: (change: SettingsChange) => send('PATCH', '/settings', change),
    skip: (move: ClockMove) => send('POST', '/clock', move),
    restart: (server: 'A' | 'B') => send('POST', `/servers/${server}/restart`, {}),
    addDevice: (name: string, kind: 'device' | 'attacker' | 'admin' = 'device') =>
      send<Actor>('POST', '/devices', { name, kind }),
    send: (device: string, request: DeviceRequest) =>
      send<{ status: number }>('POST', `/devices/${device}/requests`, request),
  };
}
