import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { HeaderFields } from '#shared/exchange/header-fields.ts';

export const DEVICE_HEADER = 'x-coatcheck-device';

export type DeviceProof = {
  /** The value of the header by which a device that this process plays says who it is. */
  sign(deviceId: string): string;
  /** Which played device sent the request; null for everybody else. */
  read(headers: HeaderFields): string | null;
};

/**
 * Impersonation: a learner's curl must not pass for a device that the server plays. The header carries a secret of
 * this process, which never leaves it: played requests go to the very process that plays them, and the gateway takes
 * the header off before anything is recorded.
 */
export function createDeviceProof(): DeviceProof {
  const secret = randomBytes(32).toString('base64url');
  return {
    sign: (deviceId) => `${secret}.${deviceId}`,
    read(headers) {
      const value = headers[DEVICE_HEADER];
      if (typeof value !== 'string' || value[secret.length] !== '.') return null;
      const [given, known] = [Buffer.from(value.slice(0, secret.length)), Buffer.from(secret)];
      return given.length === known.length && timingSafeEqual(given, known)
        ? value.slice(secret.length + 1)
        : null;
    },
  };
}
