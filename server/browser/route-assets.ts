import type { InstallEvent } from './worker-scope.ts';

/**
 * Has the browser take what lies in `assets/` from this cache itself, else from the host: no request for it waits for the
 * worker (Service Workers, static routing: `InstallEvent.addRoutes`). One that knows no routes asks the worker, which does
 * the same. Never rejects.
 *
 * @param base the address beneath which the product lies, with a slash at its end
 */
export async function routeAssets(event: InstallEvent, base: string, cacheName: string): Promise<void> {
  const { protocol, hostname, port, pathname } = new URL(base);
  try {
    await event.addRoutes?.({
      condition: {
        urlPattern: { protocol, hostname, port, pathname: `${literally(pathname)}assets/*` },
        requestMethod: 'GET',
      },
      source: { cacheName },
    });
  } catch (error) {
    console.warn('Files go by the worker.', error);
  }
}

/** What would be a wildcard or a group in a URL pattern stands for itself. */
const literally = (path: string) => path.replace(/[\\{}()*+?:]/g, '\\$&');
