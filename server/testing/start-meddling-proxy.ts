import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';

/** What stands between browser and server does to streams of events, and in an outage to everything. */
export type Meddling =
  | 'passes all on'
  /** Nothing of the body until 64 KB have come together. */
  | 'gathers'
  /** As above, and the head of the answer waits as well. */
  | 'gathers with the head'
  /** Compresses, and never flushes. */
  | 'compresses'
  /** Hands on every few seconds what has come meanwhile. */
  | 'bursts'
  /** Breaks each stream off as soon as it has begun. */
  | 'cuts'
  /** Hands on the first word, and nothing after it. */
  | 'stalls'
  | 'answers with a page'
  | 'answers 502'
  | 'changes the type'
  /** Answers 502 to every request, and breaks what is open. */
  | 'is alone'
  /** Accepts every request, and never answers one. */
  | 'hangs';

export type MeddlingProxy = {
  readonly url: string;
  readonly port: number;
  leadTo(port: number): void;
  /** From now on, with one sandbox's stream or with all. What is open goes on as it began, but for an outage. */
  meddle(how: Meddling, sandboxId?: string): void;
  /** How many streams are open now, and how many were opened in all. */
  streams(): { open: number; opened: number };
  /** How many requests for news came by. */
  asked(): number;
  close(): Promise<void>;
};

/** A proxy that does to streams of events what proxies do to them. */
export async function startMeddlingProxy({ burstMs = 5000 } = {}): Promise<MeddlingProxy> {
  let target = 0;
  let usual: Meddling = 'passes all on';
  const special = new Map<string, Meddling>();
  let opened = 0;
  let asked = 0;
  const open = new Set<ServerResponse>();

  const isCut = () => usual === 'is alone' || usual === 'hangs';
  const refuse = (outgoing: ServerResponse, status: number) =>
    outgoing.writeHead(status, { 'content-type': 'text/html' }).end('<!doctype html><h1>The proxy says</h1>');

  const forward = (incoming: IncomingMessage, outgoing: ServerResponse, stream: Meddling | null) => {
    const { method, url: path, headers } = incoming;
    const upstream = request(
      { host: '127.0.0.1', port: target, method, path, headers, agent: false },
      (answer) => {
        // Asked for before the way was cut, and answered after it.
        if (stream !== null && isCut()) outgoing.destroy();
        else if (stream === null || answer.statusCode !== 200) {
          outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
          answer.pipe(outgoing);
        } else passStream(stream, answer, outgoing);
        answer.on('error', () => outgoing.destroy());
      },
    );
    upstream.on('error', () => (outgoing.headersSent ? outgoing.destroy() : refuse(outgoing, 502)));
    outgoing.on('close', () => upstream.destroy());
    incoming.pipe(upstream);
  };

  const passStream = (how: Meddling, answer: IncomingMessage, outgoing: ServerResponse) => {
    opened += 1;
    open.add(outgoing);
    outgoing.on('close', () => open.delete(outgoing));
    const { 'content-type': type = '' } = answer.headers;
    const head = (more: Record<string, string> = {}) => {
      outgoing.writeHead(200, { 'content-type': type, ...more });
      outgoing.flushHeaders();
    };
    switch (how) {
      case 'gathers':
        head();
        gather(answer, outgoing);
        break;
      case 'gathers with the head':
        gather(answer, outgoing, head);
        break;
      case 'compresses':
        head({ 'content-encoding': 'gzip' });
        answer.pipe(createGzip()).pipe(outgoing);
        break;
      case 'bursts':
        head();
        burst(answer, outgoing, burstMs);
        break;
      case 'cuts':
        head();
        setImmediate(() => outgoing.destroy());
        break;
      case 'stalls':
        head();
        answer.once('data', (chunk) => outgoing.write(chunk)).on('data', () => undefined);
        break;
      case 'changes the type':
        head({ 'content-type': 'text/plain' });
        answer.pipe(outgoing);
        break;
      default:
        head();
        answer.pipe(outgoing);
    }
  };

  const server = createServer((incoming, outgoing) => {
    const { url = '' } = incoming;
    const [, sandboxId = '', what] = /^\/api\/sandboxes\/([^/]+)\/(events|news)(?:\?|$)/.exec(url) ?? [];
    if (what === 'news') asked += 1;
    if (usual === 'hangs') return;
    if (usual === 'is alone') return void refuse(outgoing, 502);
    const stream = what === 'events' ? (special.get(sandboxId) ?? usual) : null;
    if (stream === 'answers 502') return void refuse(outgoing, 502);
    if (stream === 'answers with a page') return void refuse(outgoing, 200);
    forward(incoming, outgoing, stream);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    port,
    leadTo: (to) => {
      target = to;
    },
    meddle(how, sandboxId) {
      if (sandboxId !== undefined) special.set(sandboxId, how);
      else usual = how;
      if (isCut()) for (const stream of open) stream.destroy();
    },
    streams: () => ({ open: open.size, opened }),
    asked: () => asked,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function gather(
  answer: IncomingMessage,
  outgoing: ServerResponse,
  begin: () => void = () => undefined,
): void {
  let gathered: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => {
    gathered.push(chunk);
    if (gathered.reduce((sum, { length }) => sum + length, 0) < 65_536) return;
    if (!outgoing.headersSent) begin();
    outgoing.write(Buffer.concat(gathered));
    gathered = [];
  });
  answer.on('end', () => outgoing.end(Buffer.concat(gathered)));
}

function burst(answer: IncomingMessage, outgoing: ServerResponse, everyMs: number): void {
  let gathered: Buffer[] = [];
  const flush = () => {
    if (gathered.length > 0) outgoing.write(Buffer.concat(gathered));
    gathered = [];
  };
  const timer = setInterval(flush, everyMs);
  answer.on('data', (chunk: Buffer) => gathered.push(chunk));
  outgoing.on('close', () => clearInterval(timer));
}
