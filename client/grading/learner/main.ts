// First: libraries read Node's globals while they load.
import '../stand-ins/globals.ts';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Duplex } from 'node:stream';
import { createRunApp } from '#shared/exchange/run-app.ts';
import { createHost } from '#shared/grading/host/create-host.ts';
import { openMockStore } from '#shared/grading/host/open-mock-store.ts';
import type { ToRealm } from '#shared/grading/realm-protocol.ts';
import { format } from '../stand-ins/format.ts';
import { keepToOneself } from './keep-to-oneself.ts';
import { modules } from './modules.ts';

/** The learner's realm: what the learner wrote runs here, and whoever holds the port's other end drives it. */
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
    const { receive } = createHost({
      globals: globalThis,
      modules,
      openStore: openMockStore,
      runApp: createRunApp({ IncomingMessage, ServerResponse, Duplex }),
      format,
      onStray: (listener) => void strays.push(listener),
      send,
    });
    // Read with what was there before: a patched getter would be handed the message, and the port with it.
    port.onmessage = (event) => receive(apply(readData, event, []) as ToRealm);
  },
  { once: true },
);
