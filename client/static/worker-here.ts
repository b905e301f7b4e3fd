import { type ToWorker, WORKER_FILE } from '#shared/static/worker-messages.ts';
import { whyRefused } from './why-no-worker.ts';

/** Whether this page's requests are answered by the service worker; if not, why, in words for people. */
export type WorkerHere = { state: 'coming' } | { state: 'here' } | { state: 'none'; why: string };

let here: WorkerHere = { state: 'coming' };
let coming: Promise<WorkerHere> | null = null;
const listeners = new Set<() => void>();

const settle = (next: WorkerHere): WorkerHere => {
  here = next;
  for (const listener of listeners) listener();
  return next;
};

/** What is known now. */
export const workerNow = (): WorkerHere => here;

export const onWorkerChange = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * Waits until the worker answers for this page, and has it come where it was not yet wanted. `base` is the path beneath which
 * all lies. Never rejects; where no worker could be had, a later call tries again.
 */
export const workerHere = async (base: string): Promise<WorkerHere> => {
  const address = new URL(base, location.href);
  // Clearing a site's storage takes the worker away from pages that are open, too.
  if (here.state === 'here' && !isOurs(scriptAt(address))) {
    coming = null;
    // Only the first who notices has it come.
    settle({ state: 'coming' });
  }
  coming ??= bring(address).catch(
    (error: unknown): WorkerHere => ({ state: 'none', why: whyRefused(error, surroundings()) }),
  );
  const next = settle(await coming);
  if (next.state === 'none') coming = null;
  return next;
};

const surroundings = () => ({
  isSecure: isSecureContext,
  isFramed: window.parent !== window,
  hasWorkers: 'serviceWorker' in navigator,
});

const scriptAt = (base: URL): string => new URL(WORKER_FILE, base).href;

/** On a shared origin a worker of the folder above may be in control until ours is. */
const isOurs = (script: string): boolean => navigator.serviceWorker?.controller?.scriptURL === script;

/** Whether the worker answers for this page at this very moment. */
export const isAnsweredHere = (base: string): boolean => isOurs(scriptAt(new URL(base, location.href)));

/** @throws whatever a browser says when it refuses */
async function bring(base: URL): Promise<WorkerHere> {
  const workers = navigator.serviceWorker;
  const script = scriptAt(base);
  if (!isOurs(script)) {
    const controlled = new Promise<void>((resolve) => {
      workers.addEventListener('controllerchange', () => isOurs(script) && resolve());
    });
    const active = await activated(
      await workers.register(script, { scope: base.href, updateViaCache: 'none' }),
    );
    // After a reload that passes workers over (Shift) nothing but this brings the page back to its own.
    if (!isOurs(script)) active.postMessage({ type: 'claim' } satisfies ToWorker);
    if (!isOurs(script)) await controlled;
  }
  return { state: 'here' };
}

/** @throws when it cannot be installed: a file of it did not come, or found no room */
function activated(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  return new Promise((resolve, reject) => {
    const { active, waiting, installing } = registration;
    if (active) return resolve(active);
    const next = installing ?? waiting;
    if (!next) return reject(new Error('there is no worker in its registration'));
    const look = () => {
      if (registration.active) resolve(registration.active);
      else if (next.state === 'redundant') reject(new Error('not all of its files came'));
    };
    next.addEventListener('statechange', look);
    look();
  });
}
