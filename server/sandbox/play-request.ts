import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { DeviceRequest } from '#shared/api/sandbox-api.ts';
import { ticketPair } from '#shared/session/vocabulary.ts';
import type { Actor } from '#shared/trace/event.ts';
import { DEVICE_HEADER, type DeviceProof } from './device-proof.ts';
import type { Devices } from './devices.ts';

export type PlayRequest = (
  target: { sandboxId: string; device: Actor; secure: boolean },
  request: DeviceRequest,
) => Promise<{ status: number }>;

/** Sends real requests for devices over loopback, to this very process, through the gateway like everybody's. */
export function createPlayRequest(options: {
  devices: Devices;
  proof: DeviceProof;
  /** Where this process listens. */
  self(): { host: string; port: number };
}): PlayRequest {
  const { devices, proof, self } = options;

  return async ({ sandboxId, device, secure }, { method, path, json, take }) => {
    const mount = `/s/${sandboxId}`;
    // For the jar one name stands for this server, whichever process plays the device.
    const site = `${secure ? 'https' : 'http'}://localhost`;
    const url = `${site}${mount}${path}`;
    const jar = await devices.openJar(sandboxId, device.id);
    if (take) {
      const pair = take.cookie.startsWith(ticketPair('')) ? take.cookie : ticketPair(take.cookie);
      await jar.setCookie(`${pair}; Path=${mount}/`, `${site}${mount}/`);
      await devices.keepJar(sandboxId, device.id, jar);
    }
    const cookie = await jar.getCookieString(url);
    const answer = await send({
      ...self(),
      method,
      path: `${mount}${path}`,
      headers: {
        host: `localhost:${self().port}`,
        // By this the demo app's admin tells devices apart. A header is ASCII (RFC 9110, section 5.5), a name need not be.
        'user-agent': device.name.replace(/[^\x20-\x7e]+/g, '?'),
        accept: '*/*',
        ...(cookie === '' ? {} : { cookie }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        [DEVICE_HEADER]: proof.sign(device.id),
        ...(secure ? { 'x-forwarded-proto': 'https' } : {}),
      },
      body: json === undefined ? '' : JSON.stringify(json),
    });
    if (answer.headers['set-cookie']) {
      // Read anew: a request of the same device may have ended in the meantime.
      const now = await devices.openJar(sandboxId, device.id);
      for (const line of answer.headers['set-cookie']) await now.setCookie(line, url, { ignoreError: true });
      await devices.keepJar(sandboxId, device.id, now);
    }
    return { status: answer.status };
  };
}

type Outgoing = {
  host: string;
  port: number;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
};

function send({
  body,
  headers,
  ...target
}: Outgoing): Promise<{ status: number; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const outgoing = httpRequest(
      { ...target, headers: { ...headers, ...length }, agent: false },
      (response) => {
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
        response.resume();
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
