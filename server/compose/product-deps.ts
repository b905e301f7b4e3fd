import type { RequestHandler } from 'express';
import type { DemoAppSource } from '#shared/api/sandbox-api.ts';
import type { Addresses } from '../addresses/create-addresses.ts';
import type { Metrics } from '../hosting/create-metrics.ts';
import type { RequestLog } from '../http/log-requests.ts';
import type { Neighbour } from '../neighbour/create-neighbour.ts';
import type { ClassRooms } from '../rooms/create-rooms.ts';
import type { SendPlayed } from '../sandbox/play-request.ts';
import type { Core } from './create-core.ts';
import type { ServerOptions } from './server-options.ts';

/** What the site stands on: the core, and what each place where it runs has of its own beside it. */
export type ProductDeps = Core & {
  addresses: {
    /** The path beneath which all lies, with a slash at both ends. */
    base: string;
    current(): Pick<Addresses, 'known' | 'shared'>;
  };
  classRooms: Pick<ClassRooms, 'pageStatus' | 'guestRoutes' | 'presenterRoutes'>;
  requestLog: Pick<RequestLog, 'handle'>;
  /** Null where there is nobody to look after. */
  host: { token: string; metrics: Metrics } | null;
  neighbour: Pick<Neighbour, 'urls'>;
  sendPlayed: SendPlayed;
  /** Keeps one client address from opening more sandboxes than it may. */
  limitCreation: RequestHandler;
  /** The apps' own files, as they are running. */
  source: DemoAppSource;
};

export type ProductOptions = Pick<
  ServerOptions,
  'classCode' | 'dev' | 'frameAncestors' | 'idleSeconds' | 'maxSandboxes' | 'trustedProxies' | 'ttlSeconds'
>;
