import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

/**
 * The address under which other devices in the same network reach this machine: IPv4, a private one if there is one
 * (RFC 1918).
 *
 * @throws when the machine has none.
 */
export function findLanAddress(
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces(),
): string {
  const addresses = Object.values(interfaces)
    .flatMap((all) => all ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
  const found = addresses.find((address) => PRIVATE.test(address)) ?? addresses[0];
  if (found === undefined) {
    throw new Error(
      'Could not open to the network: this machine has no address in one. Connect it, or start without --lan.',
    );
  }
  return found;
}

const PRIVATE = /^(192\.168\.|10\.|172\.(1[6-9]|2\d|3[01])\.)/;
