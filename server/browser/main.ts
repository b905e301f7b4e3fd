import { files, version } from 'virtual:worker-build';
import { type About, type Guarded, PAGE_FILE, type ToWorker } from '#shared/static/worker-messages.ts';
import { answerLab, isLab } from './answer-lab.ts';
import { openDisk } from './open-disk.ts';
import { createPrecache } from './precache.ts';
import { routeAssets } from './route-assets.ts';
import { whenQuiet } from './when-quiet.ts';
import type { WorkerScope } from './worker-scope.ts';
import { createWorkerServer } from './worker-server.ts';

/** The server's process, in a browser: it may be stopped at any time, and keeps nothing but in its store. */
const scope = globalThis as unknown as WorkerScope;
const base = scope.registration.scope;
const precache = createPrecache({ base, version, files });
const server = createWorkerServer({
  scope,
  precache,
  disk: (lost) => openDisk(`coat-check ${base}`, lost),
  report: (error) => console.error('Could not answer a request.', error),
});

const isFirst = scope.registration.active === null;

scope.addEventListener('install', (event) => {
  // The first one lets the page begin at once, and fetches the rest behind it; a later one replaces nothing by a half.
  event.waitUntil(precache.fill(isFirst ? [PAGE_FILE] : files));
  event.waitUntil(routeAssets(event, base, precache.name));
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await precache.dropOthers();
      // At the first visit there is no page of another version that could be taken over.
      if (isFirst) await scope.clients.claim();
    })(),
  );
});

/** While a page still comes, and its learner begins, all of the machine is theirs. */
const keepFiles = whenQuiet({ quietMs: 2000, mostMs: 10_000 }, () => precache.fill(files));

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (!request.url.startsWith(base)) return;
  const path = decodeURI(url.pathname).slice(new URL(base).pathname.length);
  const isOpening = request.mode === 'navigate';
  if (isLab(path)) return event.respondWith(answerLab(precache));
  if (!isOpening && files.includes(path)) {
    event.respondWith(precache.find(path).then((found) => found ?? fetch(request)));
    event.waitUntil(keepFiles());
    return;
  }
  event.respondWith(server.answer(event, path));
  event.waitUntil(keepFiles());
});

scope.addEventListener('message', (event) => {
  const message = event.data as ToWorker | null;
  const [port] = event.ports;
  switch (message?.type) {
    case 'claim':
      return event.waitUntil(scope.clients.claim());
    case 'about':
      return event.waitUntil(
        server
          .storage()
          .then((storage) => port?.postMessage({ type: 'about', version, storage } satisfies About)),
      );
    case 'guards':
      return event.waitUntil(
        server
          .guards(message.name, message.path)
          .then((guarded) => port?.postMessage({ guarded } satisfies Guarded)),
      );
    // That a message came is all that a ping is for. A page that only stands there asks for nothing, and is to be whole as well.
    default:
      return event.waitUntil(keepFiles());
  }
});
