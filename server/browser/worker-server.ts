import type { ApiErrorCode } from '#shared/api/sandbox-api.ts';
import type { Answer } from '#shared/exchange/http-message.ts';
import { PAGE_FILE, STATIC_IDLE_SECONDS, type Storage } from '#shared/static/worker-messages.ts';
import { coreScripts } from '../compose/create-core.ts';
import { toRefusal } from '../http/api-refusal.ts';
import { tellSettings } from '../pages/tell-settings.ts';
import { openMock } from '../store/open-mock.ts';
import { askPage } from './ask-page.ts';
import { type BrowserJar, createBrowserJar } from './browser-jar.ts';
import { type BrowserProduct, composeProduct } from './compose.ts';
import { type KeptStore, keepStore } from './keep-store.ts';
import { type Disk, LostDisk } from './open-disk.ts';
import type { Precache } from './precache.ts';
import { streamEvents } from './stream-events.ts';
import { toRawHeaders, toSameSite } from './to-raw-headers.ts';
import type { Client, FetchEvent, WorkerScope } from './worker-scope.ts';

type Asked = Pick<FetchEvent, 'request' | 'clientId'>;

export type WorkerServer = {
  /** @param path beneath the base */
  answer(event: Asked, path: string): Promise<Response>;
  guards(name: string, path: string): Promise<boolean>;
  storage(): Promise<Storage>;
  /** Watches for nothing any more. A browser just stops it. */
  close(): Promise<void>;
};

type Open = {
  product: BrowserProduct;
  jar: BrowserJar;
  store: KeptStore;
  keepJar(): Promise<void>;
  /** Ends all that goes by what is in memory, once that is not what is on the disk. */
  lost: AbortController;
};

const JAR_KEY = 'coatcheck:browser-jar';
/** Beneath these the demo app answers, whose cookies scripts may see; all else has none but the product's own. */
const sandboxPath = /^s\/[\w-]{22}\//;
/** Where other devices would find it. */
const networkPath = /^api\/sandboxes\/[\w-]{22}\/address$/;
const eventsPath = /^api\/sandboxes\/([\w-]{22})\/events$/;

/**
 * Answers a page's requests, over a store that is opened at the first of them.
 *
 * @param disk opens what outlives the worker, and says when it is lost; it rejects where the browser lets nothing be kept
 */
export function createWorkerServer({
  scope,
  precache,
  disk,
  report,
}: {
  scope: Pick<WorkerScope, 'registration' | 'navigator'> & {
    clients: Pick<WorkerScope['clients'], 'get' | 'matchAll'>;
  };
  precache: Pick<Precache, 'find'>;
  disk(lost: () => void): Promise<Disk>;
  /** Hears what was thrown where nothing else could be answered. */
  report(error: unknown): void;
}): WorkerServer {
  const base = scope.registration.scope;
  let opening: Promise<Open> | null = null;
  let storage: Storage = 'kept';
  /** One after the other: what a page says that its scripts see must not be older than what was written last. */
  let cookiesInTurn: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = cookiesInTurn.then(work, work);
    cookiesInTurn = result.catch(() => undefined);
    return result;
  };

  /** The page, or the host's own where the worker has not kept it. */
  async function page(refusal?: ApiErrorCode): Promise<string> {
    const found = await precache.find(PAGE_FILE);
    if (!found?.ok) throw new Error(`Could not find the page: ${PAGE_FILE} is not there.`);
    const { pathname } = new URL(base);
    return tellSettings(await found.text(), { idleSeconds: STATIC_IDLE_SECONDS, base: pathname, refusal });
  }

  async function open(): Promise<Open> {
    const name = crypto.randomUUID();
    const [redis, subscriber] = [openMock(name, coreScripts), openMock(name)];
    const lost = new AbortController();
    lost.signal.addEventListener('abort', () => {
      opening = null;
    });
    const store = await keepStore(redis, await disk(() => lost.abort()));
    const jar = await createBrowserJar(await redis.get(JAR_KEY));
    const product = composeProduct({ scope: base, redis, subscriber, page });
    if (lost.signal.aborted) throw new LostDisk();
    product.start();
    lost.signal.addEventListener('abort', () => product.stop());
    const keepJar = async () => void (await redis.set(JAR_KEY, await jar.toText()));
    return { product, jar, store, keepJar, lost };
  }

  /** Opened anew after a failure, since what it failed for may be over. */
  function opened(): Promise<Open> {
    if (opening) return opening;
    const mine = open().catch((error: unknown) => {
      // Whoever asked since it was lost may have begun another.
      if (opening === mine) opening = null;
      if (!(error instanceof LostDisk)) storage = 'refused';
      throw error;
    });
    opening = mine;
    return mine;
  }

  /** Does it with the store that is open. What was not kept has not been: it is done once more, with what lies on the disk now. */
  async function withStore<Result>(work: (all: Open) => Promise<Result>): Promise<Result> {
    try {
      return await work(await opened());
    } catch (error) {
      if (!(error instanceof LostDisk)) throw error;
      return work(await opened());
    }
  }

  /** Nothing is answered before it is kept. */
  async function flush({ store, lost }: Open): Promise<void> {
    try {
      await store.flush();
      storage = 'kept';
    } catch (error) {
      if (error instanceof LostDisk) lost.abort();
      else
        storage = error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'refused';
      throw error;
    }
  }

  async function pageOf(event: Asked, mount: string): Promise<Client | null> {
    const own = event.clientId === '' ? undefined : await scope.clients.get(event.clientId);
    const all = own ? [own] : await scope.clients.matchAll();
    // A page elsewhere does not see the cookies of this path.
    return all.find(({ url }) => url.startsWith(mount)) ?? null;
  }

  /** What scripts of the page see, once it has written what it is to. */
  async function seen(page: Client, lines: readonly string[], { jar }: Open, url: string) {
    const visible = await askPage(page, lines);
    if (visible !== null && lines.length > 0) await jar.wrote(lines, url, visible);
    return visible;
  }

  async function ask(event: Asked, path: string, body: Uint8Array, all: Open): Promise<Answer> {
    const { request } = event;
    const { product, jar } = all;
    const { pathname, search, protocol } = new URL(request.url);
    const mount = sandboxPath.exec(path)?.[0];
    const asked = mount === undefined ? null : await pageOf(event, base + mount);
    const { url } = request;
    const cookie = await inTurn(async () => {
      const visible = asked && (await seen(asked, await jar.toWrite(url), all, url));
      return jar.cookiesFor(url, visible, toSameSite(request));
    });
    const headers = toRawHeaders(request, {
      bodyBytes: body.length,
      cookie,
      agent: scope.navigator,
      zips: mount !== undefined,
    });
    const { method } = request;
    const answer = await product.answer(
      { method, path: pathname + search, headers, body, bodyBytes: body.length },
      protocol === 'https:',
    );
    const lines = answer.headers
      .filter(([name]) => name.toLowerCase() === 'set-cookie')
      .map(([, line]) => line);
    if (lines.length > 0) {
      await inTurn(async () => {
        await jar.take(lines, url);
        const unwritten = await jar.toWrite(url);
        // The page is drawing what this request caused, and would hear nobody until that is done.
        if (asked && unwritten.length > 0) await seen(asked, unwritten, all, url);
      });
      await all.keepJar();
    }
    return answer;
  }

  return {
    async answer(event, path) {
      try {
        if (path === 'api/demo-app/source')
          return (await precache.find('app-source.json')) ?? Response.error();
        if (networkPath.test(path)) return toRefused('needs-server');
        const body = new Uint8Array(await event.request.arrayBuffer());
        return await withStore(async (all) => {
          const stream = eventsPath.exec(path)?.[1];
          if (stream !== undefined && (await all.product.streams.isAlive(stream)))
            return streamEvents(event.request, stream, all.product.streams, all.lost.signal);
          const answer = await ask(event, path, body, all);
          await flush(all);
          return toResponse(answer);
        });
      } catch (error) {
        report(error);
        return toRefused(storage === 'kept' ? 'internal' : 'storage-refused');
      }
    },
    guards: (name, path) => withStore(async ({ jar }) => jar.guards(name, path)),
    close: async () => (await opening?.catch(() => null))?.product.stop(),
    async storage() {
      await withStore(flush).catch(() => undefined);
      return storage;
    },
  };
}

function toResponse({ status, reason, headers, body }: Answer): Response {
  const isEmpty = [101, 204, 205, 304].includes(status);
  return new Response(isEmpty ? null : (body as Uint8Array<ArrayBuffer>), {
    status,
    statusText: reason,
    // A browser takes no cookie from a worker; the jar has them.
    headers: headers.filter(([name]) => name.toLowerCase() !== 'set-cookie'),
  });
}

function toRefused(code: ApiErrorCode): Response {
  const { status, body } = toRefusal(code);
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}
