import { EventEmitter } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import process from 'node:process';
import { Duplex, Readable } from 'node:stream';
import { format } from 'node:util';
import { createServeApp } from '#shared/exchange/run-app.ts';
import type { ToApp } from '#shared/grading/app/app-protocol.ts';
import { createAppRealm } from '#shared/grading/app/create-app-realm.ts';
import { closeDoors } from './close-doors.ts';
import { learnerModules } from './learner-modules.ts';
import { openAppPipe } from './message-pipe.ts';

// The realm of the learner's app in a terminal: a process of its own, with nothing in its environment.
process.setSourceMapsEnabled(false);
const kill = closeDoors();

const pipe = openAppPipe(4, new Socket({ fd: 3, readable: true, writable: false }), {
  message: (message) => realm.receive(message as ToApp),
  // An orphan would wait for ever.
  ended: kill,
});
const realm = createAppRealm({
  globals: globalThis,
  modules: learnerModules(),
  serveApp: createServeApp({ IncomingMessage, ServerResponse, Duplex }),
  format,
  createEmitter: () => new EventEmitter(),
  toStream: (pieces) => Readable.from(pieces),
  onStray(listener) {
    process.on('unhandledRejection', listener);
    process.on('uncaughtException', listener);
  },
  send: (message) => pipe.post(message),
});
