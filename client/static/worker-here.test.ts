import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const base = '/coat-check/';
const script = 'https://school.example/coat-check/sw.js';

/** A browser's workers, as far as a page sees them. `found` is what registering brings. */
function stubBrowser(found: () => Promise<object>, controller: { scriptURL: string } | null = null) {
  const workers = Object.assign(new EventTarget(), {
    controller,
    register: vi.fn((_script: string, _options: object) => found()),
  });
  vi.stubGlobal('location', new URL('https://school.example/coat-check/lessons/'));
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('window', {
    get parent() {
      return this;
    },
  });
  vi.stubGlobal('navigator', { serviceWorker: workers });
  return Object.assign(workers, {
    takeControl() {
      workers.controller = { scriptURL: script };
      workers.dispatchEvent(new Event('controllerchange'));
    },
  });
}

const fresh = async () => (await import('./worker-here.ts')).workerHere;

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

it('asks nothing of a browser in which the worker is in control', async () => {
  const workers = stubBrowser(() => Promise.reject(new Error('asked')), { scriptURL: script });
  expect(await (await fresh())(base)).toEqual({ state: 'here' });
  expect(workers.register).not.toHaveBeenCalled();
});

it('registers it beneath the base, has it claim the page, and waits for that', async () => {
  const postMessage = vi.fn(() => workers.takeControl());
  const workers = stubBrowser(async () => ({ active: { postMessage } }));
  expect(await (await fresh())(base)).toEqual({ state: 'here' });
  expect(workers.register).toHaveBeenCalledWith(script, {
    scope: 'https://school.example/coat-check/',
    updateViaCache: 'none',
  });
  expect(postMessage).toHaveBeenCalledWith({ type: 'claim' });
});

it('has it come once more where somebody has cleared it away', async () => {
  const workers = stubBrowser(async () => ({ active: { postMessage: () => workers.takeControl() } }), {
    scriptURL: script,
  });
  const workerHere = await fresh();
  await workerHere(base);
  workers.controller = null;
  // Several parts of a page ask at once.
  const answers = await Promise.all([workerHere(base), workerHere(base)]);
  expect(answers).toEqual([{ state: 'here' }, { state: 'here' }]);
  expect(workers.register).toHaveBeenCalledOnce();
});

it('takes a worker of the folder above for a stranger', async () => {
  const workers = stubBrowser(async () => ({ active: { postMessage: () => workers.takeControl() } }), {
    scriptURL: 'https://school.example/sw.js',
  });
  expect(await (await fresh())(base)).toEqual({ state: 'here' });
  expect(workers.register).toHaveBeenCalledOnce();
});

it('says so when it cannot be installed, and tries again at the next question', async () => {
  const installing = Object.assign(new EventTarget(), { state: 'installing' });
  const registration = { active: null as object | null, waiting: null, installing };
  const workers = stubBrowser(async () => registration);
  const workerHere = await fresh();
  const first = workerHere(base);
  await vi.waitFor(() => expect(workers.register).toHaveBeenCalled());
  await Promise.resolve();
  installing.state = 'redundant';
  installing.dispatchEvent(new Event('statechange'));
  expect(await first).toMatchObject({ state: 'none', why: expect.stringContaining('fetched whole') });

  registration.active = { postMessage: () => workers.takeControl() };
  expect(await workerHere(base)).toEqual({ state: 'here' });
});

it('says at any moment whether the worker answers for this page', async () => {
  const workers = stubBrowser(async () => ({}), { scriptURL: 'https://school.example/sw.js' });
  const { isAnsweredHere } = await import('./worker-here.ts');
  expect(isAnsweredHere(base)).toBe(false);
  workers.takeControl();
  expect(isAnsweredHere(base)).toBe(true);
  vi.stubGlobal('navigator', {});
  expect(isAnsweredHere(base)).toBe(false);
});
