import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Response headers for everything the product itself serves. No inline script, so that markup which slips through
 * somewhere still cannot run; Mermaid writes inline styles, hence the one exception. In development Vite needs inline
 * scripts and its own socket.
 */
export function securityHeaders({
  dev,
  framedBy = [],
}: {
  dev: boolean;
  /** Origins whose pages may show this in a frame, beside our own. */
  framedBy?: readonly string[];
}): RequestHandler {
  const self = "'self'";
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [self],
        scriptSrc: dev ? [self, "'unsafe-inline'"] : [self],
        styleSrc: [self, "'unsafe-inline'"],
        imgSrc: [self, 'data:', 'blob:'],
        fontSrc: [self, 'data:'],
        connectSrc: dev ? [self, 'ws:'] : [self],
        // The lab's frame: a document of our own with a far narrower policy.
        frameSrc: [self],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: [self],
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
