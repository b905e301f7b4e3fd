import { createServer } from 'node:net';

/**
 * Tries a port for a moment, so that a busy one is told before minutes go into installing and building.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>} false also for every other trouble: the server itself will name that
 */
export function isPortBusy(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', (error) => resolve('code' in error && error.code === 'EADDRINUSE'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(false)));
  });
}
