import { createHost } from '#shared/grading/host/create-host.ts';
import { openMockStore } from '#shared/grading/host/open-mock-store.ts';
import type { ToRealm } from '#shared/grading/realm-protocol.ts';
import { openRealStore } from './open-real-store.ts';
import { startAppProcess } from './start-app-process.ts';

// The host in a terminal: a process that has the store and the wire, and runs nothing of the learner's. Their app has a
// process of its own, which this one starts.
const redisUrl = process.argv[2];

const host = createHost({
  globals: globalThis,
  openStore: redisUrl ? openRealStore(redisUrl) : openMockStore,
  startAppRealm: startAppProcess,
  send: (message) => void process.send?.(message),
});

// A signal by which anybody may open the debugger in a process of Node's, and then do anything in it.
process.on('SIGUSR1', () => undefined);
process.on('message', (message) => host.receive(message as ToRealm));
// An orphan would wait for ever; the app goes with it.
process.on('disconnect', () => process.exit());
