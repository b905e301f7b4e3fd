import type { RequestHandler } from 'express';

/**
 * The document in which learners' code runs. The page shows it in `<iframe sandbox="allow-scripts">`; where a service worker is the
 * server the attribute comes later, and these headers alone make its origin opaque.
 */
export const labFrame = '/lab-frame.html';

/** What its document says itself where no server sends headers: all but the last two, which only a header can say. */
export const labPolicy = [
  "default-src 'none'",
  // Learners' code is evaluated here, and nowhere else: 'unsafe-eval' is what this document is for.
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  'worker-src blob:',
  // Its workers inherit this, so that what a learner pastes cannot reach this server with anybody's cookies, nor any other.
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

const policy = [
  labPolicy,
  "frame-ancestors 'self'",
  // Opened in a tab of its own, or in a frame without the attribute, it would be of this site's origin.
  'sandbox allow-scripts',
].join('; ');

/** Response headers of the lab's frame: it may run scripts and do nothing else. */
export const labHeaders = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

/** Sets them, for whoever sends the document. */
export function sendLabHeaders(): RequestHandler {
  return (_request, response, next) => {
    response.set(labHeaders);
    next();
  };
}
