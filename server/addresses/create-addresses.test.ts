import { expect, it } from 'vitest';
import { createAddresses } from './create-addresses.ts';

const place = { port: 0, host: null, publicUrl: null, lan: null };

it('knows its addresses once its port is open, and by that port alone', () => {
  const addresses = createAddresses(place);
  addresses.opened(4567);
  const { url, lanUrl, known, self, shared } = addresses.current();
  expect({ url, lanUrl, self, shared }).toEqual({
    url: 'http://localhost:4567/',
    lanUrl: null,
    self: { host: '127.0.0.1', port: 4567, base: '/' },
    shared: { url: 'http://localhost:4567', lan: false },
  });
  expect([...known.origins]).toEqual([
    ...['http://localhost:4567', 'http://127.0.0.1:4567', 'http://[::1]:4567'],
  ]);
});

it.each([
  ['0.0.0.0', 'http://localhost:4567/', false],
  ['::', 'http://localhost:4567/', false],
  ['::1', 'http://[::1]:4567/', false],
  ['10.0.0.7', 'http://10.0.0.7:4567/', true],
])('prints an address that it answers to when it listens on %s', (host, printed, lan) => {
  const { url, known, shared } = createAddresses({ ...place, host }).opened(4567);
  expect(url).toBe(printed);
  expect(known.hosts).toContain(new URL(url).host);
  expect(shared).toEqual({ url: printed.slice(0, -1), lan });
});

it('tells other devices of the network’s address, and answers to it', () => {
  const { lanUrl, known, shared } = createAddresses({ ...place, lan: '192.168.1.7' }).opened(4567);
  expect(lanUrl).toBe('http://192.168.1.7:4567/');
  expect(known.hosts).toContain('192.168.1.7:4567');
  expect(shared).toEqual({ url: 'http://192.168.1.7:4567', lan: true });
});

it('tells other devices of the public address, where a proxy stands in front', () => {
  const publicUrl = 'https://coat.example/';
  const { url, known, shared } = createAddresses({ ...place, publicUrl }).opened(4567);
  expect(url).toBe('http://localhost:4567/');
  expect(known.origins).toContain('https://coat.example');
  expect(shared).toEqual({ url: 'https://coat.example', lan: true });
});

it.each([
  [null, 'http://127.0.0.1:4567/'],
  ['0.0.0.0', 'http://127.0.0.1:4567/'],
  // On many a machine this is ::1 alone.
  ['localhost', null],
  ['10.0.0.7', null],
])('offers another name, for other cookies, only where it surely listens: %s', (host, other) => {
  expect(createAddresses({ ...place, host }).opened(4567).otherUrl).toBe(other);
  expect(
    createAddresses({ ...place, host, publicUrl: 'https://coat.example/' }).current().otherUrl,
  ).toBeNull();
});

it.each(['https://school.example/coat-check', 'https://school.example/coat-check/'])(
  'lies wholly beneath the path of %s',
  (publicUrl) => {
    const addresses = createAddresses({ ...place, lan: '192.168.1.7', publicUrl });
    const { url, lanUrl, shared, self, known } = addresses.opened(4567);
    expect({ base: addresses.base, url, lanUrl, shared: shared.url, self: self.base }).toEqual({
      base: '/coat-check/',
      url: 'http://localhost:4567/coat-check/',
      lanUrl: 'http://192.168.1.7:4567/coat-check/',
      shared: 'https://school.example/coat-check',
      self: '/coat-check/',
    });
    expect(known.origins).toContain('https://school.example');
  },
);
