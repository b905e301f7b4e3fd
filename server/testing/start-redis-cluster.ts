import { Redis } from 'ioredis';
import { findFreePort, type StartedRedis, startRedis } from './start-redis.ts';

const SLOTS = 16_384;
const NODES = 3;

/** A Redis Cluster of three masters on free ports, for tests; null, with a warning, where Redis is not installed. */
export async function startRedisCluster(): Promise<{
  url: string;
  ports: number[];
  stop(): Promise<void>;
} | null> {
  const nodes: (StartedRedis & { busPort: number })[] = [];
  for (let index = 0; index < NODES; index++) {
    const busPort = await findFreePort();
    const settings = { 'cluster-enabled': 'yes', 'cluster-port': String(busPort) };
    const node = await startRedis({ settings });
    if (node === null) return null;
    nodes.push({ ...node, busPort });
  }
  const clients = nodes.map(({ port }) => new Redis({ host: '127.0.0.1', port }));
  const share = Math.ceil(SLOTS / NODES);
  for (const [index, client] of clients.entries()) {
    const last = Math.min((index + 1) * share, SLOTS) - 1;
    await client.call('CLUSTER', 'ADDSLOTSRANGE', index * share, last);
    await client.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1);
  }
  for (const { port, busPort } of nodes.slice(1)) {
    await clients[0]?.call('CLUSTER', 'MEET', '127.0.0.1', port, busPort);
  }
  // Each node must have heard from the others before it answers for the whole.
  for (const client of clients) {
    while (!(await isComplete(client))) await new Promise((resolve) => setTimeout(resolve, 50));
    client.disconnect();
  }
  return {
    url: `redis-cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    ports: nodes.map(({ port }) => port),
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

async function isComplete(client: Redis): Promise<boolean> {
  const info = String(await client.call('CLUSTER', 'INFO'));
  return info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${NODES}`);
}
