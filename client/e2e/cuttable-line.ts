import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export type CuttableLine = {
  readonly url: string;
  /** Says which server lies at the other end. */
  leadTo(serverUrl: string): void;
  /** Breaks every connection, and refuses new ones until `mend`. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
};

/** A stretch of network between browser and server that a test can cut. */
export async function createCuttableLine(): Promise<CuttableLine> {
  const sockets = new Set<Socket>();
  let port = 0;
  let isCut = false;
  const line = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      // A break is what this is for: both ends go, whichever broke.
      one.on('error', () => other.destroy());
      one.on('close', () => {
        other.destroy();
        sockets.delete(one);
      });
    }
  });
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  const address = line.address();
  if (address === null || typeof address === 'string') throw new Error('Could not lay the line: no port.');
  return {
    url: `http://localhost:${address.port}/`,
    leadTo(serverUrl) {
      port = Number(new URL(serverUrl).port);
    },
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
    },
    async close() {
      breakAll();
      line.close();
      await once(line, 'close');
    },
  };
}
