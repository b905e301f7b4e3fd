import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import { format } from 'node:util';
import { createHost } from '#shared/grading/host/create-host.ts';
import type { Visit } from '#shared/grading/host/exchange-context.ts';
import { openMockStore } from '#shared/grading/host/open-mock-store.ts';
import type { Inject } from '#shared/grading/host/send-request.ts';
import type { ToRealm } from '#shared/grading/realm-protocol.ts';
import { closeDoors } from './close-doors.ts';
import { learnerModules } from './learner-modules.ts';
import { openRealStore } from './open-real-store.ts';

// The learner's realm in a terminal: a process of its own, with nothing in its environment.
const require = createRequire(import.meta.url);
const inject = require('light-my-request') as { inject: Inject };
const send = process.send?.bind(process);
const redisUrl = process.argv[2];
const exchanges = new AsyncLocalStorage<Visit>();

process.setSourceMapsEnabled(false);
closeDoors();

const host = createHost({
  globals: globalThis,
  modules: learnerModules(),
  openStore: redisUrl ? openRealStore(redisUrl) : openMockStore,
  inject: inject.inject,
  context: {
    run: (visit, act) => exchanges.run(visit, act),
    current: () => exchanges.getStore() ?? null,
  },
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
