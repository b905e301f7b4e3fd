import type { Redis } from 'ioredis';
import type { SandboxStatus } from '#shared/api/sandbox-api.ts';
import { browser, type RecordedEvent } from '#shared/trace/event.ts';
import { createBalancer } from './gateway/balancer.ts';
import { createIdentifySender } from './gateway/identify-actor.ts';
import { createVisitors } from './gateway/visitors.ts';
import { createClock } from './sandbox/clock.ts';
import { createClockMoves } from './sandbox/clock-moves.ts';
import { createControlRoutes } from './sandbox/control-routes.ts';
import { createDeviceProof } from './sandbox/device-proof.ts';
import { createDevices } from './sandbox/devices.ts';
import { createExpiryWatch } from './sandbox/expiry-watch.ts';
import { createPlayRequest } from './sandbox/play-request.ts';
import { createSandboxStates, type SandboxState } from './sandbox/sandbox-state.ts';
import type { AppKeys } from './store/app-keys.ts';
import { isForgotten } from './store/keys.ts';

/** How many real devices, and how many played ones, a sandbox tells apart. */
const MAX_DEVICES = 12;

/** Puts together what runs a sandbox's cloakroom: its settings, its servers, and who is who. */
export function createHouse(options: {
  redis: Redis;
  /** For channels. */
  subscriber: Redis;
  appKeys: AppKeys;
  idleSeconds: number;
  record(sandboxId: string, event: RecordedEvent): Promise<void>;
  now(): number;
  isAlive(sandboxId: string): Promise<boolean>;
  /** How often it is looked for sessions whose time has come. */
  expiryMs: number;
  onError(error: unknown): void;
  self(): { host: string; port: number };
  address(): { url: string; lan: boolean };
}) {
  const { redis, idleSeconds, appKeys, record, now } = options;
  const states = createSandboxStates({ redis, idleSeconds });
  const { isAlive, onError } = options;
  const expiries = createExpiryWatch({
    redis,
    states,
    isAlive,
    record,
    now,
    onError,
    everyMs: options.expiryMs,
  });
  const moves = createClockMoves({ redis, subscriber: options.subscriber, onError });
  const clock = createClock({ redis, states, moves, appKeys, record, now, due: expiries.due });
  const devices = createDevices({ redis, idleSeconds, maxDevices: MAX_DEVICES });
  const visitors = createVisitors({ redis, idleSeconds, maxVisitors: MAX_DEVICES, browser });
  const proof = createDeviceProof();
  const toStatus = (id: string, { settings, offsetMs }: SandboxState): SandboxStatus => ({
    id,
    now: now() + offsetMs,
    idleSeconds,
    settings,
  });
  const controls = createControlRoutes({
    states,
    clock,
    devices,
    record,
    toStatus,
    now,
    address: options.address,
    play: createPlayRequest({ devices, proof, self: options.self }),
    forgetMemory: (id, { lives }) => appKeys.deleteSome(id, (key) => isForgotten(id, lives, key)),
  });
  return {
    states,
    visitors,
    expiries,
    /** What the sandbox's clock shows. */
    clockOf: async (id: string) => now() + (await states.read(id)).offsetMs,
    forGateway: {
      states,
      moves,
      identify: createIdentifySender({ proof, devices, visitors }),
      balancer: createBalancer({ redis, idleSeconds }),
    },
    forRoutes: { states, toStatus, controls },
  };
}
