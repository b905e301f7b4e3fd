import type { ServerName } from '../../sandbox/server.ts';
import { operator } from '../../trace/actors.ts';
import type { RecordedEvent } from '../../trace/event.ts';
import { type Interference, type LabAnswer, type LabRequest, mostEventsAtOnce } from '../lab.ts';
import type { TestOrder } from '../tests/test-protocol.ts';
import type { HostEnvironment, HostStore } from './host-environment.ts';
import { type RunningServer, type ServerNeeds, startServer } from './start-server.ts';

/** The learner's servers over one store. */
export type OpenServers = {
  /** Starts a server; one that has the name already is ended first. */
  start(name: ServerName): Promise<void>;
  request(request: LabRequest, patienceMs: number): Promise<LabAnswer>;
  /** Where server A is no app but tests. */
  proceed(order: TestOrder, patienceMs: number): Promise<unknown>;
  command(name: string, args: unknown[]): Promise<unknown>;
  advance(ms: number): Promise<void>;
  interfere(how: Interference): void;
  close(): void;
};

/** Tests have none: that of the server which they judge may be the same Redis, and must not age twice. */
const noStore: HostStore = { client: {}, age: async () => undefined, close: () => undefined };

/**
 * Opens an empty store, and server A over it.
 * @throws {LearnerFault} when the module or `createApp` does not work
 */
export async function openServers({
  openStore,
  ...needs
}: ServerNeeds & Pick<HostEnvironment, 'openStore'>): Promise<OpenServers> {
  const { clock } = needs;
  const store = needs.options.kind === 'tests' ? noStore : await openStore(clock.now);
  const servers = new Map<ServerName, RunningServer>();
  let how: Interference = { type: 'none' };
  let events = 0;
  let starts = 0;

  const record = (event: RecordedEvent) => {
    events += 1;
    if (events <= mostEventsAtOnce || event.type === 'response') needs.record(event);
  };
  const countAnew = () => {
    events = 0;
  };
  const begin = async (name: ServerName, exchange: string) => {
    const server = await startServer({ ...needs, record, client: store.client, name, exchange });
    server.interfere(how);
    servers.set(name, server);
  };
  const find = (name: ServerName) => {
    const server = servers.get(name);
    if (server) return server;
    throw new Error(`Could not reach server ${name}: it was never started.`);
  };

  await begin('A', 'load');
  await clock.freeze(false);

  return {
    async start(name) {
      countAnew();
      const now = servers.has(name) ? 'restarted' : 'started';
      servers.get(name)?.stop();
      servers.delete(name);
      starts += 1;
      const exchange = `start-${starts}`;
      const note = { kind: 'server-changed', now } as const;
      record({ type: 'note', at: clock.now(), exchange, actor: operator, server: name, source: null, note });
      await begin(name, exchange);
    },
    async request(request, patienceMs) {
      countAnew();
      return find(request.server).request(request, patienceMs);
    },
    proceed: (order, patienceMs) => find('A').proceed(order, patienceMs),
    command(name, args) {
      const method = Reflect.get(store.client, name.toLowerCase()) as (
        ...args: unknown[]
      ) => Promise<unknown>;
      return method(...args);
    },
    async advance(ms) {
      countAnew();
      await store.age(ms);
      await clock.advance(ms);
    },
    interfere(next) {
      how = next;
      for (const server of servers.values()) server.interfere(how);
    },
    close() {
      for (const server of servers.values()) server.stop();
      store.close();
    },
  };
}
