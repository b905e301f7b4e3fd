import { expect, it, vi } from 'vitest';
import { routeAssets } from './route-assets.ts';

const waitUntil = () => undefined;

it('has a browser that knows routes take the files of its own path from the cache', async () => {
  const addRoutes = vi.fn(async () => undefined);
  await routeAssets({ waitUntil, addRoutes }, 'https://school.example:8443/ada+(1)/', 'coat-check 1');
  expect(addRoutes).toHaveBeenCalledWith({
    condition: {
      urlPattern: {
        protocol: 'https:',
        hostname: 'school.example',
        port: '8443',
        pathname: '/ada\\+\\(1\\)/assets/*',
      },
      requestMethod: 'GET',
    },
    source: { cacheName: 'coat-check 1' },
  });
});

it('leaves it to the worker where a browser knows no routes, or refuses this one', async () => {
  await expect(routeAssets({ waitUntil }, 'https://school.example/', 'one')).resolves.toBeUndefined();
  const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
  const addRoutes = () => Promise.reject(new TypeError('no such source'));
  await expect(
    routeAssets({ waitUntil, addRoutes }, 'https://school.example/', 'one'),
  ).resolves.toBeUndefined();
  expect(warn).toHaveBeenCalledTimes(1);
});
