import { CookieJar } from 'tough-cookie';
import type { Errand, NewDevice } from '#shared/api/sandbox-api.ts';
import { actionRequest } from '#shared/content/action-request.ts';
import { toClockMove, toDeviceRequest } from '#shared/content/control-action.ts';
import { guessedNumbers, isLetIn } from '#shared/content/guessed-numbers.ts';
import { lastEndedSession } from '#shared/content/last-ended-session.ts';
import type { Action, ActionOf } from '#shared/content/lesson.ts';
import { type SandboxSettings, toSettingsChange } from '#shared/sandbox/settings.ts';
import { ticketCookie, ticketPair } from '#shared/session/vocabulary.ts';
import { emptyHanded, type HeldTokens, keepTokens } from '#shared/token/held-tokens.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { ticketToTake } from '../../client/controls/ticket-holders.ts';
import { askServer } from '../../server/testing/ask-server.ts';
import { type Asker, openSandbox } from '../../server/testing/open-sandbox.ts';
import { crossSite, readBait, visitNeighbour } from '../../server/testing/visit-neighbour.ts';
import { waitUntil } from './wait-until.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

export type Learner = Awaited<ReturnType<typeof createLearner>>;

/**
 * A learner with a browser, at the server on this port of this machine: a sandbox of their own, and a jar that keeps and shows
 * cookies as browsers do. All that they do is real HTTP. What the server refuses, and what never arrives in the trace, throws.
 */
export async function createLearner(port: number) {
  const askPort: Asker = (path, options) => askServer(port, path, options ?? {});
  const { id, mount } = await openSandbox(askPort);
  const jar = new CookieJar();
  const base = `http://127.0.0.1:${port}`;
  let done = 0;

  /** The trace, once everything that was done has arrived in it. */
  const trace = async (): Promise<TraceEvent[]> => {
    let seen = 0;
    const whole = await waitUntil(async () => {
      const { events } = JSON.parse((await askPort(`/api/sandboxes/${id}/trace`)).text) as {
        events: TraceEvent[];
      };
      // How many notes the house writes is its own affair.
      const ends = events.filter(
        ({ type, actor }) => (type === 'response' || type === 'note') && actor.kind !== 'house',
      );
      seen = ends.length;
      return seen === done ? events : null;
    });
    if (!whole) throw new Error(`The trace tells of ${seen} answers and notes, where ${done} were caused.`);
    return whole;
  };

  /** What the page keeps in its storage. */
  let held: HeldTokens = emptyHanded;

  const visit = async (method: string, address: string, headers: object, body: string | null) => {
    const cookie = await jar.getCookieString(base + address, { http: true });
    const answer = await askPort(address, {
      method,
      headers: { ...headers, origin: base, ...(cookie ? { cookie } : {}) },
      ...(body === null ? {} : { body }),
    });
    done += 1;
    held = keepTokens(held, { path: address.slice(mount.length - 1) }, answer);
    for (const line of answer.headers['set-cookie'] ?? []) await jar.setCookie(line, base + address);
    // A browser drops what has expired at once; this jar does when it is asked.
    await jar.getCookies(base + address);
    const { location } = answer.headers;
    if (location !== undefined) await visit('GET', new URL(location, base + address).pathname, {}, null);
  };

  const readCookies = async () => {
    const visible = (await jar.getCookies(base + mount, { http: false })).map(({ key }) => key);
    await note({ kind: 'script-read-cookies', visible });
  };

  const note = async (told: object) => {
    await control('POST', 'notes', told);
    done += 1;
  };

  const control = async (method: string, path: string, body: object | null) => {
    const answer = await askPort(`/api/sandboxes/${id}/${path}`, {
      method,
      headers: { ...JSON_TYPE, origin: base },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status >= 300)
      throw new Error(`The cloakroom refuses an action, ${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.text === '' ? null : JSON.parse(answer.text);
  };

  const findOrAdd = async (wanted: NewDevice) => {
    const { devices } = await control('GET', 'devices', null);
    const isIt = ({ name, kind }: NewDevice) => name === wanted.name && kind === wanted.kind;
    return devices.find(isIt) ?? control('POST', 'devices', wanted);
  };

  const sendFromDevice = async (action: ActionOf<'device'>) => {
    // As the page does, which cannot read an HttpOnly cookie: the jar as the trace tells of it.
    const events = await trace();
    const ticket = ticketToTake(action, foldWorld(events));
    const numbers = action.guesses ? await guessedNumbers(action, events) : [null];
    for (const number of numbers) {
      const wanted = toDeviceRequest(action, ticket, number);
      if (!wanted) throw new Error(`"${action.label}" comes before there is a ticket to take.`);
      const device = await findOrAdd(wanted.device);
      const { status } = await control('POST', `devices/${device.id}/requests`, wanted.request);
      done += 1;
      if (isLetIn(status)) return;
    }
  };

  const leaveErrand = (errand: Errand) => control('POST', 'errands', errand);

  const plant = async ({ name, number }: ActionOf<'plant'>) => {
    const { devices } = await control('GET', 'devices', null);
    const known = devices.find((one: { name: string }) => one.name === name);
    const thief = known ?? (await control('POST', 'devices', { name, kind: 'attacker' }));
    const { place } = await leaveErrand({ does: 'plant', device: thief.id, ...(number && { number }) });
    const answer = await visitNeighbour(place.url, 'same-site');
    if (answer.status !== 204) throw new Error(`The neighbour plants nothing: ${answer.status}`);
    // Cookies know no ports.
    for (const line of answer.headers['set-cookie'] ?? []) await jar.setCookie(line, base + mount);
    done += 1;
  };

  const openForeignPage = async ({ does }: ActionOf<'foreign-page'>) => {
    const { place } = await leaveErrand({ does });
    const page = await visitNeighbour(place.url, 'cross-site');
    const address = new URL(readBait(page.text)).pathname;
    const context = does === 'link' ? 'lax' : 'none';
    const cookie = await jar.getCookieString(base + address, { http: true, sameSiteContext: context });
    const answer = await askPort(address, {
      method: does === 'link' ? 'GET' : 'POST',
      headers: {
        ...crossSite,
        ...(does === 'form' && { origin: new URL(place.url).origin }),
        ...(cookie && { cookie }),
      },
    });
    done += 1;
    for (const line of answer.headers['set-cookie'] ?? []) await jar.setCookie(line, base + address);
    await jar.getCookies(base + address);
  };

  const runScript = async ({ route, 'sends-to': thief, reads }: ActionOf<'script'>) => {
    if (reads === 'storage') {
      const { id: device } = await findOrAdd({ kind: 'attacker', name: thief ?? '' });
      await control('POST', `devices/${device}/drop`, { token: held.token ?? '' });
      done += 1;
      return;
    }
    if (route !== undefined) {
      await note({ kind: 'script-asks', route });
      const [method = '', path = ''] = route.split(' ');
      return visit(method, mount.replace(/\/$/, '') + path, {}, null);
    }
    // Without HTTP, as a script: what is HttpOnly it does not see.
    const [seen] = (await jar.getCookies(base + mount, { http: false })).filter(
      ({ key }) => key === ticketCookie,
    );
    await note({ kind: 'script-read-cookies', visible: seen ? [ticketCookie] : [] });
    const { id: device } = await findOrAdd({ kind: 'attacker', name: thief ?? '' });
    await control('POST', `devices/${device}/drop`, { cookie: seen ? ticketPair(seen.value) : '' });
    done += 1;
  };

  const ask = async (action: ActionOf<'log-in'> | ActionOf<'request'> | ActionOf<'old-ticket'>) => {
    const oldSession = lastEndedSession(foldWorld(await trace()));
    const form = action.type === 'log-in' ? action : { username: '', password: '' };
    const request = actionRequest(action, { form, oldSession, held });
    if (!request) throw new Error(`"${action.type}" comes before there is anything to show.`);
    // A script cannot send a Cookie header; it writes the old ticket into the jar, and the browser sends it.
    const { Cookie, ...headers } = request.headers;
    if (Cookie !== undefined) {
      await jar.setCookie(`${Cookie}; Path=${mount}`, base + mount, { http: false });
    }
    await visit(request.method, mount.replace(/\/$/, '') + request.path, headers, request.body);
  };

  /** Does what a press of the action's button does. */
  const act = async (action: Action): Promise<unknown> => {
    switch (action.type) {
      case 'plant':
        return plant(action);
      case 'foreign-page':
        return openForeignPage(action);
      case 'read-cookies':
        return readCookies();
      case 'script':
        return runScript(action);
      case 'skip-time':
        return control('POST', 'clock', toClockMove(action));
      case 'settings':
        return control('PATCH', 'settings', toSettingsChange(action));
      case 'restart-server':
        return control('POST', `servers/${action.server}/restart`, {});
      case 'device':
        return sendFromDevice(action);
      case 'log-in':
      case 'request':
      case 'old-ticket':
        return ask(action);
    }
  };

  /** As the page does when somebody comes to a lesson whose sandbox shall be another. */
  const arrange = (settings: SandboxSettings) => control('PATCH', 'settings', settings);

  return { act, trace, arrange };
}
