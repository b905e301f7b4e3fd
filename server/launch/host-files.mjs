import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { createGzip } from 'node:zlib';

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * A host as dumb as hosts of files are: files as they lie there, some compressed, a folder's `index.html`, and `404.html` for
 * whatever is not there. It knows nothing of what it serves, and sends no header that such hosts do not send.
 * @param {string} folder
 * @param {string} base the path beneath which the folder lies, with a slash at both ends; outside it there is nothing at all
 * @returns {import('node:http').Server} not listening yet
 */
export function hostFiles(folder, base) {
  return createServer(async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405).end();
    const [address = '/'] = (request.url ?? '/').split('?');
    if (`${address}/` === base) return response.writeHead(301, { Location: base }).end();
    if (!address.startsWith(base)) return response.writeHead(404).end('Nothing lies here.\n');
    const found = await findFile(folder, address.slice(base.length));
    if (found === 'folder') return response.writeHead(301, { Location: `${address}/` }).end();
    const file = found ?? path.join(folder, '404.html');
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    const isText = /^(text|application\/json|image\/svg)/.test(type);
    const zips = isText && /\bgzip\b/.test(String(request.headers['accept-encoding']));
    const { mtime } = await stat(file);
    response.writeHead(found ? 200 : 404, {
      'Content-Type': type,
      'Cache-Control': 'max-age=600',
      'Last-Modified': mtime.toUTCString(),
      ...(isText && { Vary: 'Accept-Encoding' }),
      ...(zips && { 'Content-Encoding': 'gzip' }),
    });
    if (request.method === 'HEAD') return response.end();
    const content = createReadStream(file);
    return zips ? content.pipe(createGzip()).pipe(response) : content.pipe(response);
  });
}

/**
 * @param {string} folder
 * @param {string} address beneath the folder, as it stands in a request
 * @returns {Promise<string | 'folder' | null>} a file; `folder` for one that is asked for without its slash; null for nothing
 */
async function findFile(folder, address) {
  const name = decoded(address);
  if (name === null) return null;
  const file = path.join(folder, name);
  // `..` leads out of the folder.
  if (path.relative(folder, file).startsWith('..')) return null;
  const seen = await stat(file).catch(() => null);
  if (seen?.isFile()) return file;
  const page = path.join(file, 'index.html');
  if (!seen?.isDirectory() || !(await stat(page).catch(() => null))) return null;
  return name === '' || name.endsWith('/') ? page : 'folder';
}

/** @param {string} address */
function decoded(address) {
  try {
    const name = decodeURIComponent(address);
    return name.includes('\0') ? null : name;
  } catch {
    // `%` without two digits names no file.
    return null;
  }
}
