import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type SchoolProxy = {
  /** Where the product is found beneath it, with a slash at its end. */
  readonly url: string;
  leadTo(port: number): void;
  /** What was asked for beside that path, by whoever came. */
  beside(): readonly string[];
  close(): Promise<void>;
};

/** A reverse proxy with other things at its root: it passes on what lies beneath one path, as it is, and knows nothing else. */
export async function startSchoolProxy(path: string): Promise<SchoolProxy> {
  let target = 0;
  const beside: string[] = [];
  const passOn = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method, url, headers } = incoming;
    const onward = request(
      { host: '127.0.0.1', port: target, method, path: url, headers, agent: false },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(outgoing);
        answer.on('error', () => outgoing.destroy());
      },
    );
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  };
  const proxy = createServer((incoming, outgoing) => {
    const { url = '' } = incoming;
    if (url.startsWith(path) || url === path.slice(0, -1)) return passOn(incoming, outgoing);
    beside.push(url);
    return void outgoing
      .writeHead(404, { 'content-type': 'text/plain' })
      .end('The school has no such page.\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${path}`,
    leadTo(to) {
      target = to;
    },
    beside: () => beside,
    async close() {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
