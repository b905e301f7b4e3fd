// First: libraries read Node's globals while they load.
import '../stand-ins/globals.ts';
import EventEmitter from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Duplex, Readable } from 'node:stream';
import { createServeApp } from '#shared/exchange/run-app.ts';
import type { ToApp } from '#shared/grading/app/app-protocol.ts';
import { createAppRealm } from '#shared/grading/app/create-app-realm.ts';
import { format } from '../stand-ins/format.ts';
import { keepToOneself } from './keep-to-oneself.ts';
import { modules } from './modules.ts';

/** The realm of the learner's app: what the learner wrote runs here, and the host at the port's other end drives it. */
const { apply } = Reflect;
const readData = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get as () => unknown;

addEventListener(
  'message',
  ({ ports: [port] }: MessageEvent) => {
    if (!port) return;
    const send = port.postMessage.bind(port);
    const strays: ((error: unknown) => void)[] = [];
    addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      for (const hear of strays) hear(event.reason);
    });
    addEventListener('error', (event) => {
      event.preventDefault();
      for (const hear of strays) hear(event.error ?? event.message);
    });
    keepToOneself(globalThis, (why) => send({ type: 'ended', why }));
    const { receive } = createAppRealm({
      globals: globalThis,
      modules,
      serveApp: createServeApp({ IncomingMessage, ServerResponse, Duplex }),
      format,
      createEmitter: () => new EventEmitter(),
      toStream: (pieces) => Readable.from(pieces),
      onStray: (listener) => void strays.push(listener),
      send,
    });
    // Read with what was there before: a patched getter would be handed the message, and the port with it.
    port.onmessage = (event) => receive(apply(readData, event, []) as ToApp);
  },
  { once: true },
);
