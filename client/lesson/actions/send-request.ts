import type { ActionRequest } from '#shared/content/action-request.ts';
import { isStatic } from '../../static/is-static.ts';
import { sayUnkept } from '../../static/say-unkept.ts';

/** What came of a request to the demo app. What else was answered the trace tells. */
export type Outcome =
  | { state: 'answered'; status: number; text: string }
  | { state: 'failed'; message: string };

/** What went wrong, null for an answer of the demo app’s. */
export const toTrouble = (outcome: Outcome): string | null => {
  if (outcome.state === 'failed') return outcome.message;
  const unkept = isStatic ? sayUnkept(outcome) : null;
  if (unkept !== null) return unkept;
  return demoAppGives.has(outcome.status)
    ? null
    : `Could not do it: the house answered ${outcome.status}. Try again in a moment.`;
};

/** Any other answer is from somebody before the demo app, as a proxy or a limit, so that no trace tells of it. */
const demoAppGives = new Set([200, 201, 204, 302, 303, 304, 400, 401, 403, 404, 409, 413, 500, 503]);

/**
 * Sends a request from the learner's own browser, with whatever cookie its jar holds. The browser forbids scripts to
 * set `Cookie`, so that header is left to the jar. `mount` is the sandbox's address, `/s/<id>/`.
 */
export const sendRequest = async (
  { method, path, headers, body }: ActionRequest,
  mount: string,
  send: typeof fetch = fetch,
): Promise<Outcome> => {
  const { Cookie: _, ...allowed } = headers;
  try {
    const response = await send(mount.replace(/\/$/, '') + path, {
      method,
      headers: allowed,
      body,
      credentials: 'same-origin',
      cache: 'no-store',
    });
    // It is here when all of it is.
    return { state: 'answered', status: response.status, text: await response.text() };
  } catch {
    const message =
      'Could not reach the cloakroom: the server does not answer. Check that it is running, then try again.';
    return { state: 'failed', message };
  }
};
