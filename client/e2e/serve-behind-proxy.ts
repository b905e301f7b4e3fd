import { startMeddlingProxy } from '../../server/testing/start-meddling-proxy.ts';
import { serve } from './serve.ts';

/** The product behind a proxy that does something to its streams. */
export async function serveBehindProxy() {
  const proxy = await startMeddlingProxy({ burstMs: 8000 });
  const server = await serve(null, { PUBLIC_URL: proxy.url });
  const port = Number(new URL(server.address).port);
  proxy.leadTo(port);
  return {
    proxy,
    server,
    async close() {
      await server.stop();
      await proxy.close();
    },
  };
}
