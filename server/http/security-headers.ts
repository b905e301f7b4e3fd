import type { RequestHandler } from 'express';
import helmet from 'helmet';

const self = "'self'";

/**
 * What a page of ours may load and send. No inline script, so that markup which slips through somewhere still cannot run;
 * Mermaid writes inline styles, hence the one exception.
 */
const pageDirectives = {
  defaultSrc: [self],
  scriptSrc: [self],
  styleSrc: [self, "'unsafe-inline'"],
  imgSrc: [self, 'data:', 'blob:'],
  fontSrc: [self, 'data:'],
  connectSrc: [self],
  // The lab's frame: a document of our own with a far narrower policy.
  frameSrc: [self],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: [self],
};

/** The same as one text, for a page that brings it itself. `scripts` are the hashes of inline ones that may run. */
export const pagePolicy = (scripts: readonly string[] = []): string =>
  Object.entries({ ...pageDirectives, scriptSrc: [self, ...scripts] })
    .map(
      ([name, sources]) =>
        `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${sources.join(' ')}`,
    )
    .join('; ');

/** Response headers for everything the product itself serves. In development Vite needs inline scripts and its own socket. */
export function securityHeaders({
  dev,
  framedBy = [],
}: {
  dev: boolean;
  /** Origins whose pages may show this in a frame, beside our own. */
  framedBy?: readonly string[];
}): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        ...pageDirectives,
        ...(dev && { scriptSrc: [self, "'unsafe-inline'"], connectSrc: [self, 'ws:'] }),
        frameAncestors: [self, ...framedBy],
      },
    },
    // Over plain http on localhost this would lock the browser out of every other local server.
    strictTransportSecurity: false,
    // It knows one origin or all; browsers that know frame-ancestors pass it over.
    xFrameOptions: framedBy.length === 0 && { action: 'sameorigin' },
    xPoweredBy: false,
    // The sandbox's address is its key: it must not travel to other sites as a Referer.
    referrerPolicy: { policy: 'same-origin' },
  });
}
