import { BASE } from '../requests/base.ts';
import { fetchFile } from './fetch-file.ts';
import { LateError } from './late-error.ts';

/** What is on its way or here, by address. */
const arriving = new Map<string, Promise<void>>();

/**
 * Stands in for Vite's own preloading (`client/build/late-parts-plugin.ts`): fetches all files that a part of the page
 * consists of before it imports it. A browser that could not fetch a module, or was told to preload it, does not ask
 * again as long as the page is open (HTML's module map; Chromium and Firefox keep to that), so it must not try before it
 * can succeed. What `fetch` brings lies in its cache then, and is not sent twice. `files` are named as the build names them.
 * @throws {LateError} and can be called again
 */
export async function fetchParts<Part>(
  importPart: () => Promise<Part>,
  files: readonly string[] = [],
): Promise<Part> {
  await Promise.all(files.map((file) => arrive(new URL(BASE + file, location.href).href)));
  return importPart();
}

function arrive(address: string): Promise<void> {
  const known = arriving.get(address);
  if (known) return known;
  if (isInDocument(address)) return Promise.resolve();
  const arrival = fetchFile(address).then((answer) =>
    address.endsWith('.css') ? addStyles(address) : answer.blob().then(() => undefined),
  );
  arriving.set(address, arrival);
  arrival.catch(() => arriving.delete(address));
  return arrival;
}

/** A document comes with what its first page needs. */
const isInDocument = (address: string): boolean =>
  [...document.querySelectorAll<HTMLLinkElement>('link[href]')].some(({ href }) => href === address) ||
  [...document.scripts].some(({ src }) => src === address);

function addStyles(address: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.crossOrigin = '';
  link.href = address;
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new LateError(address, 'unreachable'));
    };
    document.head.append(link);
  });
}
