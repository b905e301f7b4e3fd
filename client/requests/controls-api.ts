import { z } from 'zod/mini';
import {
  type ClockMove,
  type DeviceRequest,
  type Drop,
  deviceAnswerSchema,
  deviceSchema,
  devicesSchema,
  type Errand,
  errandPlaceSchema,
  errandStateSchema,
  type NewDevice,
  sandboxAddressSchema,
  sandboxStatusSchema,
} from '#shared/api/sandbox-api.ts';
import type { ServerName } from '#shared/sandbox/server.ts';
import type { SettingsChange } from '#shared/sandbox/settings.ts';
import type { Actor } from '#shared/trace/event.ts';
import { type Answer, ask, postJson } from './ask.ts';

const controlsOf = (sandboxId: string) => `/api/sandboxes/${encodeURIComponent(sandboxId)}`;

/** Moves the sandbox's clock on. Answers with the status. */
export const moveClock = (id: string, move: ClockMove) =>
  ask(`${controlsOf(id)}/clock`, sandboxStatusSchema, postJson(move));

/** Changes what the cloakroom is like. Answers with the status. */
export const changeSettings = (id: string, change: SettingsChange) =>
  ask(`${controlsOf(id)}/settings`, sandboxStatusSchema, { ...postJson(change), method: 'PATCH' });

/** Restarts a server, which loses its memory. Answers with the status. */
export const restartServer = (id: string, server: ServerName) =>
  ask(`${controlsOf(id)}/servers/${server}/restart`, sandboxStatusSchema, postJson({}));

/** The simulated devices there are. */
export const fetchDevices = (id: string) => ask(`${controlsOf(id)}/devices`, devicesSchema);

/** Adds a simulated device with an empty jar. */
export const addDevice = (id: string, device: NewDevice) =>
  ask(`${controlsOf(id)}/devices`, deviceSchema, postJson(device));

/** Has a simulated device send one real request. Answers with the status of its response. */
export const sendFromDevice = (id: string, device: string, request: DeviceRequest) =>
  ask(
    `${controlsOf(id)}/devices/${encodeURIComponent(device)}/requests`,
    deviceAnswerSchema,
    postJson(request),
  );

/** The device of this kind and name; where there is none yet, it is added. */
export const findNamed = async (id: string, wanted: NewDevice): Promise<Answer<Actor>> => {
  const known = await fetchDevices(id);
  if (!known.ok) return known;
  const same = known.value.devices.find(({ kind, name }) => kind === wanted.kind && name === wanted.name);
  return same ? { ok: true, value: same } : addDevice(id, wanted);
};

/** Has the device of this kind and name send a request; where there is none yet, it is added first. */
export const sendFromNamed = async (
  id: string,
  wanted: NewDevice,
  request: DeviceRequest,
): Promise<Answer<{ status: number }>> => {
  const device = await findNamed(id, wanted);
  return device.ok ? sendFromDevice(id, device.value.id, request) : device;
};

/** Sends what a script saw to the drop of the thief of this name; where there is none yet, he is added first. */
export const sendToDrop = async (id: string, thief: string, drop: Drop): Promise<Answer<unknown>> => {
  const device = await findNamed(id, { kind: 'attacker', name: thief });
  if (!device.ok) return device;
  return ask(
    `${controlsOf(id)}/devices/${encodeURIComponent(device.value.id)}/drop`,
    z.unknown(),
    postJson(drop),
  );
};

/** Leaves an errand for the neighbour. Answers with where to go for it, if anywhere. */
export const leaveErrand = (id: string, errand: Errand) =>
  ask(`${controlsOf(id)}/errands`, errandPlaceSchema, postJson(errand));

/** Whether an errand is done. */
export const fetchErrand = (id: string, errand: string) =>
  ask(`${controlsOf(id)}/errands/${encodeURIComponent(errand)}`, errandStateSchema);

/** Where other devices find this sandbox. */
export const fetchAddress = (id: string) => ask(`${controlsOf(id)}/address`, sandboxAddressSchema);
