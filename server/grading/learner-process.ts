import { IncomingMessage, ServerResponse } from 'node:http';
import process from 'node:process';
import { Duplex } from 'node:stream';
import { format } from 'node:util';
import { createRunApp } from '#shared/exchange/run-app.ts';
import { createHost } from '#shared/grading/host/create-host.ts';
import { openMockStore } from '#shared/grading/host/open-mock-store.ts';
import type { ToRealm } from '#shared/grading/realm-protocol.ts';
import { closeDoors } from './close-doors.ts';
import { learnerModules } from './learner-modules.ts';
import { openRealStore } from './open-real-store.ts';

// The learner's realm in a terminal: a process of its own, with nothing in its environment.
const send = process.send?.bind(process);
const redisUrl = process.argv[2];

process.setSourceMapsEnabled(false);
closeDoors();

const host = createHost({
  globals: globalThis,
  modules: learnerModules(),
  openStore: redisUrl ? openRealStore(redisUrl) : openMockStore,
  runApp: createRunApp({ IncomingMessage, ServerResponse, Duplex }),
  format,
  onStray(listener) {
    process.on('unhandledRejection', listener);
    process.on('uncaughtException', listener);
  },
  send: (message) => void send?.(message),
});

process.on('message', (message) => host.receive(message as ToRealm));
// An orphan would wait for ever.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
