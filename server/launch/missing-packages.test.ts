import { expect, it } from 'vitest';
import { missingPackages } from './missing-packages.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/express': { version: '5.3.0' },
    'node_modules/vitest': { version: '4.1.12', dev: true },
    'node_modules/fsevents': { version: '2.3.3', optional: true },
  },
};

function installed(packages: Record<string, string>) {
  return { packages: Object.fromEntries(Object.entries(packages).map(([k, version]) => [k, { version }])) };
}

it('asks for everything when nothing is installed', () => {
  expect(missingPackages(lock, {}, { dev: true })).toEqual(['node_modules/express', 'node_modules/vitest']);
});

it('asks for nothing when every package is there in its version, whatever the platform left out', () => {
  const all = installed({ 'node_modules/express': '5.3.0', 'node_modules/vitest': '4.1.12' });
  expect(missingPackages(lock, all, { dev: true })).toEqual([]);
});

it('asks for a package that is there in another version', () => {
  const old = installed({ 'node_modules/express': '5.2.0', 'node_modules/vitest': '4.1.12' });
  expect(missingPackages(lock, old, { dev: true })).toEqual(['node_modules/express']);
});

it('does without the tools of the tests when only the app is to start', () => {
  const production = installed({ 'node_modules/express': '5.3.0' });
  expect(missingPackages(lock, production, { dev: false })).toEqual([]);
  expect(missingPackages(lock, production, { dev: true })).toEqual(['node_modules/vitest']);
});
