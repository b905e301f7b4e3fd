import type { ActionRequest } from '#shared/content/action-request.ts';

/** What came of a request to the demo app. `path` is where it ended, as the demo app sees it, after redirects. */
export type Outcome =
  | {
      state: 'answered';
      status: number;
      reason: string;
      isPage: boolean;
      text: string;
      path: string;
      redirected: boolean;
    }
  | { state: 'failed'; message: string };

/** How much of an answer is shown beside the button; the whole of it is in the Wire panel. */
const MAX_TEXT = 240;

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
    const isPage = /^text\/html/i.test(response.headers.get('content-type') ?? '');
    const text = isPage ? '' : (await response.text()).slice(0, MAX_TEXT);
    const { status, statusText: reason, redirected, url } = response;
    const end = redirected ? new URL(url, 'http://localhost').pathname.replace(mount, '/') : path;
    return { state: 'answered', status, reason, isPage, text, path: end, redirected };
  } catch {
    const message =
      'Could not reach the cloakroom: the server does not answer. Check that it is running, then try again.';
    return { state: 'failed', message };
  }
};
