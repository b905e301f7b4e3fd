import express, { type RequestHandler, type Response, Router } from 'express';
import { renderSVG } from 'uqr';
import {
  deviceRequestSchema,
  newDeviceSchema,
  restartedServerSchema,
  type SandboxStatus,
} from '#shared/api/sandbox-api.ts';
import { serverNameSchema } from '#shared/sandbox/server.ts';
import { settingsChangeSchema } from '#shared/sandbox/settings.ts';
import { isRefreshKey } from '#shared/token/vocabulary.ts';
import type { RecordedEvent } from '#shared/trace/event.ts';
import { refuse } from '../http/api-refusal.ts';
import { requireJson } from '../http/require-json.ts';
import { sendFresh } from '../http/send-fresh.ts';
import type { AppKeys } from '../store/app-keys.ts';
import type { Clock } from './clock.ts';
import { type ControlNote, tellChange, toControlEvents } from './control-notes.ts';
import type { Devices } from './devices.ts';
import type { OwnStores } from './own-stores.ts';
import type { PlayRequest } from './play-request.ts';
import { postClock } from './post-clock.ts';
import type { SandboxState, SandboxStates } from './sandbox-state.ts';

export type ControlOptions = {
  states: SandboxStates;
  clock: Clock;
  devices: Devices;
  play: PlayRequest;
  /** Takes in what a script sends to a thief. */
  receiveDrop: RequestHandler<{ id: string; device: string }>;
  /** Where other devices find this server, without a slash at its end. */
  address(): { url: string; lan: boolean };
  record(sandboxId: string, event: RecordedEvent): Promise<void>;
  ownStores: Pick<OwnStores, 'forgetMemory'>;
  appKeys: Pick<AppKeys, 'deleteThose'>;
  toStatus(sandboxId: string, state: SandboxState): SandboxStatus;
  now(): number;
};

/** `id` comes from where the routes are mounted, the others from the route that has them. */
type Params = { id: string; server: string; device: string };
type Handler = RequestHandler<Params>;

/** The controls of whoever runs a sandbox's cloakroom: settings, servers, devices, address. To be mounted at `/:id`. */
export function createControlRoutes(options: ControlOptions): Router {
  const { states, devices } = options;
  const routes = Router({ mergeParams: true });
  const readJson = express.json({ limit: '16kb' });

  const tell = async (id: string, state: SandboxState, notes: readonly ControlNote[]) => {
    const events = toControlEvents(notes, options.now() + state.offsetMs);
    await Promise.all(events.map((event) => options.record(id, event)));
  };
  const sendStatus = (response: Response, id: string, state: SandboxState) =>
    sendFresh(response, options.toStatus(id, state));

  const patchSettings: Handler = async (request, response) => {
    const change = settingsChangeSchema.safeParse(request.body);
    if (!change.success) return refuse(response, 'bad-request');
    const { servers } = change.data;
    if (servers && new Set(servers).size < servers.length) return refuse(response, 'bad-request');
    const { id } = request.params;
    const { before, after } = await states.changeSettings(id, change.data);
    // Logins beyond revocation: where there are no refresh tokens nobody looks for any to end. So none may be left, to live again.
    if (before.settings.refreshTokens !== after.settings.refreshTokens)
      await options.appKeys.deleteThose(id, isRefreshKey);
    await tell(id, after, tellChange(before, after));
    const stopped = serverNameSchema.options.filter((server) => before.lives[server] < after.lives[server]);
    await options.ownStores.forgetMemory(id, stopped);
    sendStatus(response, id, after);
  };

  const restart: Handler = async (request, response) => {
    const server = restartedServerSchema.safeParse(request.params.server);
    if (!server.success) return refuse(response, 'not-found');
    const { id } = request.params;
    const running = (await states.read(id)).settings.servers.includes(server.data);
    if (!running) return refuse(response, 'not-found');
    const state = await states.restartServer(id, server.data);
    await tell(id, state, [{ note: { kind: 'server-changed', now: 'restarted' }, server: server.data }]);
    await options.ownStores.forgetMemory(id, [server.data]);
    sendStatus(response, id, state);
  };

  const addDevice: Handler = async (request, response) => {
    const device = newDeviceSchema.safeParse(request.body);
    if (!device.success) return refuse(response, 'bad-request');
    const added = await devices.add(request.params.id, device.data);
    if (added === null) return refuse(response, 'too-many-devices');
    response.status(201);
    sendFresh(response, added);
  };

  const sendFromDevice: Handler = async (request, response) => {
    const wanted = deviceRequestSchema.safeParse(request.body);
    // What is no plain text would be no request target.
    if (!wanted.success || !/^\/[\x21-\x7e]*$/.test(wanted.data.path)) return refuse(response, 'bad-request');
    const { id } = request.params;
    const device = await devices.find(id, request.params.device);
    if (device === null) return refuse(response, 'not-found');
    const target = { sandboxId: id, device, secure: request.secure };
    sendFresh(response, await options.play(target, wanted.data));
  };

  const listDevices: Handler = async (request, response) =>
    sendFresh(response, { devices: await devices.list(request.params.id) });

  const tellAddress: Handler = (request, response) => {
    const { url, lan } = options.address();
    const whole = `${url}/s/${request.params.id}/`;
    sendFresh(response, { url: whole, lan, qrSvg: renderSVG(whole) });
  };

  routes.post<string, Params>('/clock', requireJson, readJson, postClock(options));
  routes.patch<string, Params>('/settings', requireJson, readJson, patchSettings);
  routes.post<string, Params>('/servers/:server/restart', requireJson, restart);
  routes.post<string, Params>('/devices', requireJson, readJson, addDevice);
  routes.post<string, Params>('/devices/:device/requests', requireJson, readJson, sendFromDevice);
  routes.post<string, Params>('/devices/:device/drop', requireJson, options.receiveDrop as Handler);
  routes.get<string, Params>('/devices', listDevices);
  routes.get<string, Params>('/address', tellAddress);
  return routes;
}
