import type { Response } from 'express';

/** Answers with what is true now, which nobody may keep for later. */
export function sendFresh(response: Response, body: unknown): void {
  response.set('Cache-Control', 'no-store').json(body);
}
