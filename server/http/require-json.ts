import type { RequestHandler } from 'express';
import { refuse } from './api-refusal.ts';

/** Only JSON: a form or a beacon from another site needs no preflight for its content types (OWASP CSRF cheat sheet). */
export const requireJson: RequestHandler = (request, response, next) => {
  if (/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) next();
  else refuse(response, 'unsupported-media-type');
};
