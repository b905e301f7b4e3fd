// First: libraries read Node's globals while they load.
import '../stand-ins/globals.ts';
import Redis from 'ioredis-mock';
import inject from 'light-my-request';
import { createHost } from '#shared/grading/host/create-host.ts';
import { createYoungestContext } from '#shared/grading/host/exchange-context.ts';
import type { Inject } from '#shared/grading/host/send-request.ts';
import { toStrictMock } from '#shared/grading/host/strict-mock.ts';
import type { ToRealm } from '#shared/grading/realm-protocol.ts';
import { format } from '../stand-ins/util.ts';
import { keepToOneself } from './keep-to-oneself.ts';
import { modules } from './modules.ts';

/** The learner's realm: what the learner wrote runs here, and whoever holds the port's other end drives it. */
let stores = 0;
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
      async openStore(now) {
        // Mocks of one address share what they hold: each server gets an address of its own.
        stores += 1;
        const mock = new Redis({ host: 'learner', port: stores });
        return {
          client: toStrictMock(mock, now),
          // The mock looks at `Date`, which the host moves.
          age: async () => undefined,
          close: () => void mock.flushall(),
        };
      },
      inject: inject as unknown as Inject,
      context: createYoungestContext(),
      format,
      onStray: (listener) => void strays.push(listener),
      send,
    });
    // Read with what was there before: a patched getter would be handed the message, and the port with it.
    port.onmessage = (event) => receive(apply(readData, event, []) as ToRealm);
  },
  { once: true },
);
