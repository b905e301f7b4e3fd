import type { DeviceRequest } from '#shared/api/sandbox-api.ts';
import { demoPasswordOf } from '#shared/sandbox/demo-people.ts';
import { ticketPair } from '#shared/session/vocabulary.ts';
import { forgeToken } from '#shared/token/forge-token.ts';
import type { Actor, TraceEvent } from '#shared/trace/event.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { tokensOf } from '#shared/world/pockets.ts';
import { controlSandbox } from './control-sandbox.ts';
import { type Asker, openSandbox } from './open-sandbox.ts';

const as = (username: string) => ({ username, password: demoPasswordOf(username) });
const lookUp = { method: 'GET', path: '/api/protected' } as const;
const showToken = { method: 'GET', path: '/api/token/protected' } as const;

/**
 * A session and a token side by side, over HTTP: the laptop holds the one, the phone the other, a thief has copies of both. Nothing
 * that is done knows the key.
 */
export async function walkSealedLetter(ask: Asker) {
  const sandbox = await openSandbox(ask);
  const control = controlSandbox(ask, sandbox.id);
  const [laptop, phone] = [await control.addDevice('Laptop'), await control.addDevice('Phone')];
  const thief = await control.addDevice('Thief', 'attacker');
  const admin = await control.addDevice('Admin', 'admin');
  const send = (who: Actor, request: DeviceRequest) => control.send(who.id, request);
  const events = async () => (await sandbox.trace()).events;
  const tokenOf = async ({ id }: Actor) => tokensOf(foldWorld(await events()), id).at(-1)?.token ?? '';

  await send(laptop, { method: 'POST', path: '/api/login', json: as('ada') });
  await send(phone, { method: 'POST', path: '/api/token', json: as('ada') });
  await send(laptop, lookUp);
  await send(phone, showToken);
  const token = await tokenOf(phone);
  const [ticket = ''] = [...foldWorld(await events()).sessions.keys()];
  await send(thief, { ...showToken, take: { token: forgeToken(token, 'role') ?? '' } });
  await send(thief, { ...showToken, take: { token: forgeToken(token, 'no-seal') ?? '' } });
  await send(admin, { method: 'POST', path: '/api/login', json: as('admin') });
  await send(admin, { method: 'POST', path: '/api/admin/users/2/revoke' });
  await send(laptop, lookUp);
  await send(thief, { ...lookUp, take: { cookie: ticketPair(ticket) } });
  await send(phone, showToken);
  await send(thief, { ...showToken, take: { token } });
  await control.skip({ byMs: 300_000 });
  await send(phone, showToken);
  await control.change({ denylist: 'on' });
  await send(phone, { method: 'POST', path: '/api/token', json: as('ada') });
  const second = await tokenOf(phone);
  await control.skip({ byMs: 100_000 });
  await send(phone, { method: 'POST', path: '/api/token/logout' });
  await send(thief, { ...showToken, take: { token: second } });
  await send(phone, { method: 'POST', path: '/api/token', json: as('ada') });
  await send(laptop, { method: 'POST', path: '/api/login', json: as('ada') });
  await control.change({ storeUp: false });
  await send(laptop, lookUp);
  await send(phone, showToken);
  await control.change({ denylist: 'off' });
  await send(phone, showToken);
  return { sandbox, lines: toLines(await events()), token };
}

/** What was asked and what came, with the store's commands in between. */
function toLines(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.type !== 'request') return [];
    const rest = events.filter(({ exchange }) => exchange === event.exchange);
    const commands = rest.flatMap((one) =>
      one.type === 'store-command'
        ? one.commands.map(({ name, args }) => `${name} ${args[0]?.replace(/(?<=:)[\da-f]{16,}$/, '…')}`)
        : [],
    );
    const answer = rest.find((one) => one.type === 'response');
    const status = answer?.type === 'response' ? answer.status : 0;
    return [`${event.actor.name} ${event.method} ${event.path} → ${status} ${commands.join(', ')}`.trim()];
  });
}

export const SEALED_LETTER_LINES = [
  'Laptop POST /api/login → 200 SETEX session:…, SADD user-sessions:2, EXPIRE user-sessions:2',
  'Phone POST /api/token → 200',
  'Laptop GET /api/protected → 200 GET session:…',
  'Phone GET /api/token/protected → 200',
  'Thief GET /api/token/protected → 401',
  'Thief GET /api/token/protected → 401',
  'Admin POST /api/login → 200 SETEX session:…, SADD user-sessions:1, EXPIRE user-sessions:1',
  'Admin POST /api/admin/users/2/revoke → 200 GET session:…, SMEMBERS user-sessions:2, DEL session:…, SREM user-sessions:2',
  'Laptop GET /api/protected → 401 GET session:…',
  'Thief GET /api/protected → 401 GET session:…',
  'Phone GET /api/token/protected → 200',
  'Thief GET /api/token/protected → 200',
  'Phone GET /api/token/protected → 401',
  'Phone POST /api/token → 200',
  'Phone POST /api/token/logout → 204 SETEX denied:…',
  'Thief GET /api/token/protected → 401 GET denied:…',
  'Phone POST /api/token → 200',
  'Laptop POST /api/login → 200 GET session:…, DEL session:…, SETEX session:…, SADD user-sessions:2, EXPIRE user-sessions:2',
  'Laptop GET /api/protected → 503 GET session:…',
  'Phone GET /api/token/protected → 503 GET denied:…',
  'Phone GET /api/token/protected → 200',
];
