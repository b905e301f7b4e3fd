import type { RequestHandler } from 'express';
import type { Redis } from 'ioredis';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { RequestEnd } from '../http/log-requests.ts';
import { isStoreError } from '../store/store-trouble.ts';
import { countOpen } from './count-open.ts';

export type Metrics = {
  /** Takes in how a request ended. */
  count(end: RequestEnd): void;
  /** Answers with all of them, as Prometheus reads them. */
  send: RequestHandler;
};

/** What one process measures of itself, and what it finds in the store that all share. No label names a sandbox or a person. */
export function createMetrics(options: {
  redis: Redis;
  listeners(): number;
  followers(): number;
  places: number;
  now(): number;
}): Metrics {
  const registers = [new Registry()];
  const [register = new Registry()] = registers;
  collectDefaultMetrics({ register });
  const gauge = (name: string, help: string) => new Gauge({ name: `coatcheck_${name}`, help, registers });

  const places = gauge('sandboxes_places', 'How many sandboxes may be open, in all processes together.');
  const listeners = gauge('listeners', 'Pages that listen to this process.');
  const followers = gauge('room_followers', 'Guests of rooms who follow at this process.');
  const rooms = gauge('rooms_open', 'Rooms that are open, in all processes together.');
  const storeUp = gauge('store_up', 'Whether the store answered just now.');
  const open = gauge('sandboxes_open', 'Sandboxes that are open, in all processes together.');
  const bytes = gauge('recorded_bytes', 'What all traces take, to within some kilobytes each.');
  const requests = new Histogram({
    name: 'coatcheck_request_seconds',
    help: 'Requests by the kind of their address and how they ended, and how long they took. Streams are left out.',
    labelNames: ['of', 'outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  });
  const refusals = new Counter({
    name: 'coatcheck_refusals_total',
    help: 'Requests that were refused or failed, by the code of the answer.',
    labelNames: ['code'],
    registers,
  });

  async function look(): Promise<void> {
    places.set(options.places);
    listeners.set(options.listeners());
    followers.set(options.followers());
    try {
      const counted = await countOpen(options.redis, options.now());
      open.set(counted.open);
      bytes.set(counted.bytes);
      rooms.set(counted.rooms);
      storeUp.set(1);
    } catch (error) {
      if (!isStoreError(error)) throw error;
      // What is not known is no number; what this process measures of itself is told all the same.
      open.set(Number.NaN);
      bytes.set(Number.NaN);
      rooms.set(Number.NaN);
      storeUp.set(0);
    }
  }

  return {
    count({ of, outcome, refusal, seconds, isStream }) {
      if (!isStream) requests.observe({ of, outcome }, seconds);
      if (refusal !== null) refusals.inc({ code: refusal });
    },
    send: async (_request, response) => {
      await look();
      response
        .set({ 'Content-Type': register.contentType, 'Cache-Control': 'no-store' })
        .send(await register.metrics());
    },
  };
}
