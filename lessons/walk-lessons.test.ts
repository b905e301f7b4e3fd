import { readdirSync, readFileSync } from 'node:fs';
import { CookieJar } from 'tough-cookie';
import { describe, expect, it, vi } from 'vitest';
import { actionRequest } from '#shared/content/action-request.ts';
import { toClockMove, toDeviceRequest } from '#shared/content/control-action.ts';
import { observe } from '#shared/content/is-observed.ts';
import { lastEndedSession } from '#shared/content/last-ended-session.ts';
import type { Action, ActionOf, Step } from '#shared/content/lesson.ts';
import { parseLesson } from '#shared/content/parse-lesson.ts';
import { tellOpenStep } from '#shared/content/tell-open-step.ts';
import { toSettingsChange } from '#shared/sandbox/settings.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { browserTicketOf } from '../client/controls/ticket-holders.ts';
import { describeOnEachRedis } from '../server/testing/describe-on-each-redis.ts';
import { startTestServer } from '../server/testing/start-test-server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

const lessons = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && /^\d/.test(entry.name))
  .map(({ name }) => {
    const text = readFileSync(`${import.meta.dirname}/${name}/lesson.md`, 'utf8');
    return parseLesson(text, { slug: name.replace(/^\d+-/, ''), file: `lessons/${name}/lesson.md` });
  });

/** A learner with a browser: a sandbox of their own and a jar that keeps and shows cookies as browsers do. */
async function setup(redisUrl: string | null) {
  const server = await startTestServer({ redisUrl });
  const { id, mount, ask: askSandbox } = await server.openSandbox();
  const jar = new CookieJar();
  const base = `http://127.0.0.1:${server.port}`;
  let done = 0;

  /** The trace, once everything that was done has arrived in it. */
  const trace = (): Promise<TraceEvent[]> =>
    vi.waitFor(async () => {
      const { events } = JSON.parse((await server.ask(`/api/sandboxes/${id}/trace`)).text);
      // How many notes the house writes is its own affair.
      const ends = events.filter(
        ({ type, actor }: TraceEvent) => (type === 'response' || type === 'note') && actor.kind !== 'house',
      );
      expect(ends).toHaveLength(done);
      return events;
    });

  const visit = async (method: string, address: string, headers: object, body: string | null) => {
    const cookie = await jar.getCookieString(base + address, { http: true });
    const answer = await server.ask(address, {
      method,
      headers: { ...headers, origin: base, ...(cookie ? { cookie } : {}) },
      ...(body === null ? {} : { body }),
    });
    done += 1;
    for (const line of answer.headers['set-cookie'] ?? []) await jar.setCookie(line, base + address);
    // A browser drops what has expired at once; this jar does when it is asked.
    await jar.getCookies(base + address);
    const { location } = answer.headers;
    if (location !== undefined) await visit('GET', new URL(location, base + address).pathname, {}, null);
  };

  const readCookies = async () => {
    const visible = (await jar.getCookies(base + mount, { http: false })).map(({ key }) => key);
    const body = JSON.stringify({ kind: 'script-read-cookies', visible });
    const headers = { ...JSON_TYPE, origin: base };
    expect((await server.ask(`/api/sandboxes/${id}/notes`, { method: 'POST', headers, body })).status).toBe(
      201,
    );
    done += 1;
  };

  const control = async (method: string, path: string, body: object | null) => {
    const answer = await server.ask(`/api/sandboxes/${id}/${path}`, {
      method,
      headers: { ...JSON_TYPE, origin: base },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    });
    expect(answer.status, `The cloakroom refuses an action, ${method} ${path}: ${answer.text}`).toBeLessThan(
      300,
    );
    return JSON.parse(answer.text);
  };

  const sendFromDevice = async (action: ActionOf<'device'>) => {
    // As the page does, which cannot read an HttpOnly cookie: the jar as the trace tells of it.
    const ticket = browserTicketOf(foldWorld(await trace()));
    const wanted = toDeviceRequest(action, ticket);
    if (!wanted) throw new Error(`"${action.label}" comes before the browser has a ticket to take.`);
    const { devices } = await control('GET', 'devices', null);
    const known = devices.find(
      ({ name, kind }: { name: string; kind: string }) => name === action.name && kind === action.kind,
    );
    const device = known ?? (await control('POST', 'devices', wanted.device));
    await control('POST', `devices/${device.id}/requests`, wanted.request);
    done += 1;
  };

  const act = async (action: Action) => {
    switch (action.type) {
      case 'read-cookies':
        return readCookies();
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

  const ask = async (action: ActionOf<'log-in'> | ActionOf<'request'> | ActionOf<'old-ticket'>) => {
    const oldSession = lastEndedSession(foldWorld(await trace()));
    const form = action.type === 'log-in' ? action : { username: '', password: '' };
    const request = actionRequest(action, { form, oldSession });
    if (!request) throw new Error(`"${action.type}" comes before any session has ended.`);
    // A script cannot send a Cookie header; it writes the old ticket into the jar, and the browser sends it.
    const { Cookie, ...headers } = request.headers;
    if (Cookie !== undefined) {
      await jar.setCookie(`${Cookie}; Path=${mount}`, base + mount, { http: false });
    }
    await visit(request.method, mount.replace(/\/$/, '') + request.path, headers, request.body);
  };

  return { act, trace, ask: askSandbox };
}

const isTheft = (action: Action) => action.type === 'device' && action.takes === 'browser-ticket';

/** Waits until everything that a step waits for has been observed. */
const seeGreen = (slug: string, step: Step, trace: () => Promise<TraceEvent[]>) =>
  vi.waitFor(async () => {
    const events = await trace();
    const done = observe(step.observe, events);
    expect(done.every(Boolean), tellOpenStep(slug, step, { done, events })).toBe(true);
  });

it('finds lessons to walk', () => {
  expect(lessons.map(({ slug }) => slug)).toContain('the-coat-check');
});

it('can read the whole lesson that the README shows', () => {
  const readme = readFileSync(`${import.meta.dirname}/README.md`, 'utf8');
  const [example = ''] = /(?<=```text\n)---\n[\s\S]*?(?=```\n)/.exec(readme) ?? [];
  const { steps } = parseLesson(example, { slug: 'example', file: 'lessons/README.md' });
  expect(steps.map(({ actions, observe: wanted }) => [actions.length, wanted.length])).toEqual([
    [1, 1],
    [0, 0],
  ]);
});

describeOnEachRedis('lessons', (redisUrl) => {
  it('turn each step green when they follow each other in one cloakroom', { timeout: 60_000 }, async () => {
    const { act, trace } = await setup(redisUrl());
    for (const { slug, steps } of lessons) {
      for (const step of steps) {
        const before = observe(step.observe, await trace());
        const early = `Step "${step.id}" of "${slug}" has ticks from the lessons before it: let them come "after" its change.`;
        expect(before, early).not.toContain(true);
        // A thief who comes before there is anything to steal must not count later on.
        for (const action of step.actions.filter(isTheft)) await act(action);
        for (const action of step.actions) await act(action);
        await seeGreen(slug, step, trace);
      }
    }
  });

  describe.each(lessons)('the lesson "$slug"', ({ slug, steps }) => {
    it('turns each step green by its own actions, and not before them', async () => {
      const { act, trace } = await setup(redisUrl());
      for (const step of steps) {
        const before = observe(step.observe, await trace());
        const early = `Step "${step.id}" of "${slug}" is green before its own actions: let it wait for something new.`;
        if (step.observe.length > 0) expect(before, early).toContain(false);
        for (const action of step.actions) await act(action);
        await seeGreen(slug, step, trace);
      }
    });

    it('stays green when every step is done again', async () => {
      const { act, trace } = await setup(redisUrl());
      for (const _ of [1, 2])
        for (const { actions } of steps) for (const action of actions) await act(action);
      const events = await trace();
      expect(steps.flatMap(({ observe: wanted }) => observe(wanted, events))).not.toContain(false);
    });

    it('leaves a step open whose restarts were skipped', async () => {
      const { act, trace } = await setup(redisUrl());
      for (const step of steps) {
        const others = step.actions.filter(({ type }) => type !== 'restart-server');
        for (const action of others) await act(action);
        const done = observe(step.observe, await trace());
        const skipped = others.length < step.actions.length;
        if (skipped) expect(done, `Step "${step.id}" does without its restarts.`).toContain(false);
      }
    });

    it('asks only for routes that the demo app has', async () => {
      const { ask } = await setup(redisUrl());
      const routes = steps.flatMap(({ actions, observe: wanted }) => [
        ...actions.flatMap((action) => ('route' in action ? [action.route] : [])),
        ...wanted.flatMap((observation) => ('request' in observation ? [observation.request] : [])),
      ]);
      for (const route of new Set(routes)) {
        const [method = '', path = ''] = route.split(' ');
        expect((await ask(path.slice(1), { method })).status, route).not.toBe(404);
      }
    });
  });
});
