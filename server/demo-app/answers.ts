import type { ErrorRequestHandler, Request, Response } from 'express';
import { StoreUnavailable } from './session-store.ts';
import type { Site } from './site.ts';

export function refuse(res: Response, status: number, error: string): void {
  res.status(status).json({ error });
}

/** Name and password from a body; null when it holds anything else. */
export function parseCredentials(body: unknown): { username: string; password: string } | null {
  const { username, password } = Object(body) as Record<string, unknown>;
  // Oversized and mistyped input: only two short texts go any further.
  return isShortText(username) && isShortText(password) ? { username, password } : null;
}

/** What is wrong with a body that holds no name and password; nobody is told to do what they did. */
export function explainCredentials(body: unknown): string {
  return typeof body === 'object' && body !== null
    ? 'username and password must each be a text of 1 to 200 characters'
    : 'send username and password as JSON';
}

export const isShortText = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 200;

const errorTexts: Record<number, string> = {
  413: 'the request is too large',
  500: 'something went wrong',
  503: 'the session store does not answer, please try again in a moment',
};

/** The one place that answers what went wrong on the way. */
export function answerErrors(siteOf: (req: Request) => Pick<Site, 'reportError'>): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, req, res, _next) => {
    const status = statusOf(error);
    if (status >= 500) siteOf(req).reportError(error);
    // Leaking internals: neither a message nor a stack from inside leaves the server.
    refuse(res, status, errorTexts[status] ?? 'the request could not be read');
  };
}

function statusOf(error: unknown): number {
  // Failing open: without the store nobody is recognised, not even by mistake.
  if (error instanceof StoreUnavailable) return 503;
  const { status } = Object(error) as { status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

/** Writes an error to the server's own log. */
export function logError(error: unknown): void {
  // Session ids in logs: a Redis error carries its command and with it the id, so only its text is written.
  console.error(error instanceof Error ? error.stack : error);
}
