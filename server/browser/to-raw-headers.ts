import type { Headers as HeaderLines } from '#shared/trace/event.ts';
import type { SameSite } from './browser-jar.ts';
import type { WorkerScope } from './worker-scope.ts';

type Sent = Pick<Request, 'method' | 'url' | 'mode' | 'destination' | 'referrer' | 'headers' | 'cache'>;

/** What a browser says of itself. */
export type Agent = WorkerScope['navigator'];

/**
 * A request's header lines as the browser would send them over a wire. A service worker is not told all of them: `Host`,
 * `Origin`, `Referer`, what it accepts, and from where it comes (Fetch Metadata) are written in here, in Chromium's order.
 * The cookie is whatever the jar says; null for none.
 */
export function toRawHeaders(
  sent: Sent,
  {
    bodyBytes,
    cookie,
    agent,
    zips,
  }: { bodyBytes: number; cookie: string | null; agent: Agent; zips: boolean },
): HeaderLines {
  const { host, origin } = new URL(sent.url);
  const isPage = sent.mode === 'navigate';
  const changes = !['GET', 'HEAD'].includes(sent.method);
  const { userAgentData: hints } = agent;
  const referer = toReferer(sent.referrer);
  const said: Record<string, string | null> = {
    Host: host,
    Connection: 'keep-alive',
    'Content-Length': changes ? String(bodyBytes) : null,
    ...toCacheWish(sent.cache),
    'sec-ch-ua': hints && hints.brands.length > 0 ? toBrands(hints.brands) : null,
    'sec-ch-ua-mobile': hints ? `?${Number(hints.mobile)}` : null,
    'sec-ch-ua-platform': hints ? `"${hints.platform}"` : null,
    'User-Agent': agent.userAgent,
    'Upgrade-Insecure-Requests': isPage ? '1' : null,
    'Content-Type': sent.headers.get('content-type'),
    Accept: sent.headers.get('accept') ?? '*/*',
    Origin: changes ? origin : null,
    'Sec-Fetch-Site': toSite(referer, origin, isPage),
    'Sec-Fetch-Mode': sent.mode,
    // Pages are opened by people: no worker is told whether this one was.
    'Sec-Fetch-User': isPage ? '?1' : null,
    'Sec-Fetch-Dest': isPage ? 'document' : sent.destination || 'empty',
    Referer: referer,
    // Compressed, an answer of a worker could be read by nobody; the demo app compresses nothing.
    'Accept-Encoding': zips ? 'gzip, deflate, br, zstd' : null,
    'Accept-Language': toLanguages(agent.languages),
    Cookie: cookie,
  };
  const lines = (isPage ? PAGE_ORDER : ORDER).map((name): [string, string | null] => [
    name,
    said[name] ?? null,
  ]);
  const written = new Set(lines.map(([name]) => name.toLowerCase()));
  const others = [...sent.headers].filter(([name]) => !written.has(name) && !OF_THE_WORKER.has(name));
  const known = lines.flatMap(([name, value]): HeaderLines => (value === null ? [] : [[name, value]]));
  return [...known.slice(0, -1), ...others, ...known.slice(-1)];
}

/** How near the page is that caused a request, for the jar (RFC 6265bis, section 5.2). */
export function toSameSite(sent: Pick<Sent, 'method' | 'url' | 'mode' | 'referrer'>): SameSite {
  const isPage = sent.mode === 'navigate';
  if (toSite(toReferer(sent.referrer), new URL(sent.url).origin, isPage) !== 'cross-site') return 'strict';
  return isPage && sent.method === 'GET' ? 'lax' : 'none';
}

/** In which order Chromium says it. */
const ORDER = [
  'Host',
  'Connection',
  'Content-Length',
  'Pragma',
  'Cache-Control',
  'sec-ch-ua-platform',
  'User-Agent',
  'sec-ch-ua',
  'Content-Type',
  'sec-ch-ua-mobile',
  'Accept',
  'Origin',
  'Sec-Fetch-Site',
  'Sec-Fetch-Mode',
  'Sec-Fetch-Dest',
  'Referer',
  'Accept-Encoding',
  'Accept-Language',
  'Cookie',
];
const PAGE_ORDER = [
  'Host',
  'Connection',
  'Content-Length',
  'Pragma',
  'Cache-Control',
  'sec-ch-ua',
  'sec-ch-ua-mobile',
  'sec-ch-ua-platform',
  'Origin',
  'Content-Type',
  'Upgrade-Insecure-Requests',
  'User-Agent',
  'Accept',
  'Sec-Fetch-Site',
  'Sec-Fetch-Mode',
  'Sec-Fetch-User',
  'Sec-Fetch-Dest',
  'Referer',
  'Accept-Encoding',
  'Accept-Language',
  'Cookie',
];

/** Said to the browser itself, and to nobody behind it. */
const OF_THE_WORKER = new Set(['purpose']);

/** What a browser says to caches on the way. @see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch */
const toCacheWish = (mode: RequestCache): Record<'Pragma' | 'Cache-Control', string | null> => {
  const isFresh = mode === 'no-store' || mode === 'reload';
  return {
    Pragma: isFresh ? 'no-cache' : null,
    'Cache-Control': isFresh ? 'no-cache' : mode === 'no-cache' ? 'max-age=0' : null,
  };
};

/** Null for a page that was opened by hand, and for one that says nothing of itself. */
const toReferer = (referrer: string): string | null => (/^https?:/.test(referrer) ? referrer : null);

/** Whose page caused it. A page that tells nothing of itself was opened by hand, a link of another site tells at least its origin. */
function toSite(referer: string | null, origin: string, isPage: boolean): string {
  if (referer === null) return isPage ? 'none' : 'same-origin';
  return new URL(referer).origin === origin ? 'same-origin' : 'cross-site';
}

const toBrands = (brands: readonly { brand: string; version: string }[]) =>
  brands.map(({ brand, version }) => `"${brand}";v="${version}"`).join(', ');

/** Each worth a tenth less than the one before it, as browsers say it. */
const toLanguages = (languages: readonly string[]): string =>
  languages
    .map((language, index) => (index === 0 ? language : `${language};q=${Math.max(0.1, 1 - index / 10)}`))
    .join(',');
