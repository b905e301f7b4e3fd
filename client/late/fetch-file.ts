import { LateError } from './late-error.ts';

/**
 * Fetches one of the product's own files. Its name holds a hash of what is in it, so a server that has none of this name
 * has been updated; one in front of it may send a page in its place.
 * @throws {LateError}
 */
export async function fetchFile(address: string, send: typeof fetch = fetch): Promise<Response> {
  const answer = await send(address).catch(() => null);
  if (answer === null) throw new LateError(address, 'unreachable');
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (answer.status === 404 || answer.status === 410 || (answer.ok && isPage)) {
    throw new LateError(address, 'updated');
  }
  if (!answer.ok) throw new LateError(address, 'unreachable');
  return answer;
}
