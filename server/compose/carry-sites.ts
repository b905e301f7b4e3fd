import type { IncomingMessage, ServerResponse } from 'node:http';

/** Lets each request carry what its app works with, which differs from sandbox to sandbox. */
export function carrySites<Site>() {
  const sites = new WeakMap<IncomingMessage, Site>();
  return {
    siteOf(req: IncomingMessage): Site {
      const site = sites.get(req);
      if (!site)
        throw new Error(
          'Could not tell whose sandbox is meant: the request did not come through the gateway.',
        );
      return site;
    },
    /** The app, as it handles one request with this site. */
    withSite:
      (app: (req: never, res: never) => unknown, site: Site) =>
      (req: IncomingMessage, res: ServerResponse) => {
        sites.set(req, site);
        app(req as never, res as never);
      },
  };
}
