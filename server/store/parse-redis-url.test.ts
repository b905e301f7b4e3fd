import { expect, it } from 'vitest';
import { parseRedisUrl } from './parse-redis-url.ts';

it.each(['redis://localhost:6379', 'rediss://:secret@redis.example:6380/2', 'redis://[::1]:7000'])(
  'leaves the address of one server, %s, to the client',
  (url) => expect(parseRedisUrl(url)).toEqual({ kind: 'single', url }),
);

it('reads the nodes of a cluster, with the usual port where none is given', () => {
  expect(parseRedisUrl('redis-cluster://10.0.0.1:7000,10.0.0.2,[::1]:7002/')).toEqual({
    kind: 'cluster',
    nodes: [
      { host: '10.0.0.1', port: 7000 },
      { host: '10.0.0.2', port: 6379 },
      { host: '::1', port: 7002 },
    ],
    credentials: {},
    tls: false,
  });
});

it('reads name and password once for all nodes', () => {
  expect(parseRedisUrl('rediss-cluster://app:p%40ss:word@a:1,b:2')).toMatchObject({
    credentials: { username: 'app', password: 'p@ss:word' },
    tls: true,
  });
  expect(parseRedisUrl('redis-cluster://:only@a:1')).toMatchObject({ credentials: { password: 'only' } });
});

it.each([
  '',
  'localhost:6379',
  'http://localhost',
  'redis://',
  'redis-cluster://',
  'redis-cluster://a:1,,b:2',
  'redis-cluster://a:99999',
  'redis-cluster://a:1/3',
  'redis-cluster://%zz@a:1',
])('refuses %j', (text) => expect(parseRedisUrl(text)).toBeNull());
