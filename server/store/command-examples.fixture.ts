type Example = { before: string[]; line: string };

/** What ioredis-mock does otherwise than Redis, or not at all. No lesson and no exercise leans on it. */
export const notOnMock: ReadonlySet<string> = new Set([
  'SPOP session:a 2',
  'LTRIM session:a 2 1',
  'ZADD session:a INCR 3 x',
  'ZADD session:a GT 0 x 9 y',
  'ZADD session:a LT 0 x 9 y',
  'ZREM session:a x y b',
  'ZREMRANGEBYSCORE session:a 1 +inf',
  'TOUCH session:a',
]);

/** Of each command what may come of it: with and without a key, a lifetime, an option. Session keys, since those are watched. */
export function commandExamples(now: number): Example[] {
  const soon = Math.floor(now / 1000) + 100;
  const text = 'SET session:a v';
  const lent = 'SETEX session:a 60 v';
  const after = (before: string | string[], ...lines: string[]): Example[] =>
    lines.map((line) => ({ before: [before].flat(), line }));
  const hash = ['HSET session:a userId 1 role user', 'EXPIRE session:a 60'];
  const set = ['SADD session:a x y', 'EXPIRE session:a 60'];
  const list = ['RPUSH session:a x y x z', 'EXPIRE session:a 60'];
  const sorted = ['ZADD session:a 1 x 2 y 2 b', 'EXPIRE session:a 60'];
  const count = 'SETEX session:a 60 5';
  return [
    ...after(
      lent,
      'SET session:a w',
      'SET session:a w KEEPTTL',
      'SET session:a w XX EX 30',
      'SET session:a w NX',
    ),
    ...after(lent, 'SET session:a w GET', 'SET session:a w XX GET', 'SET session:a w px 30000'),
    ...after([], 'SET session:a v EX 60', 'SET session:a v NX', 'SET session:a v XX', 'SET session:a v GET'),
    ...after([], `SET session:a v EXAT ${soon}`, `SET session:a v PXAT ${soon}000`),
    ...after([], lent, 'PSETEX session:a 60000 v'),
    ...after(text, 'SETEX session:a 30 w', 'PSETEX session:a 30000 w'),
    ...after([], 'SETNX session:a v'),
    ...after(lent, 'SETNX session:a w', 'GETSET session:a w', 'APPEND session:a w'),
    ...after([], 'GETSET session:a w', 'APPEND session:a w'),
    ...after(lent, 'MSET session:a w session:b v', 'MSETNX session:a w session:b v'),
    ...after([], 'MSETNX session:a w session:b v'),
    ...after(count, 'INCR session:a', 'INCRBY session:a 3', 'INCRBYFLOAT session:a 0.5'),
    ...after(count, 'DECR session:a', 'DECRBY session:a 3'),
    ...after([], 'INCR session:a', 'DECRBY session:a 3'),
    ...after(lent, 'GET session:a', 'GETRANGE session:a 0 1', 'STRLEN session:a', 'MGET session:a session:b'),

    ...after(
      hash,
      'HSET session:a role admin',
      'HMSET session:a role admin seen 1',
      'HSETNX session:a role admin',
    ),
    ...after(
      hash,
      'HSETNX session:a seen 1',
      'HINCRBY session:a userId 2',
      'HINCRBYFLOAT session:a userId 0.5',
    ),
    ...after([], 'HSET session:a role admin', 'HINCRBY session:a visits 1'),
    ...after(hash, 'HDEL session:a role', 'HDEL session:a userId role', 'HDEL session:a none'),
    ...after(
      hash,
      'HGET session:a role',
      'HMGET session:a role none',
      'HGETALL session:a',
      'HKEYS session:a',
    ),
    ...after(hash, 'HVALS session:a', 'HLEN session:a', 'HEXISTS session:a role', 'HSTRLEN session:a role'),
    ...after(hash, 'HSCAN session:a 0'),

    ...after(
      set,
      'SADD session:a y z',
      'SADD session:a y',
      'SREM session:a x',
      'SREM session:a x y',
      'SREM session:a q',
    ),
    ...after([], 'SADD session:a x', 'SREM session:a x', 'SPOP session:a'),
    ...after(set, 'SPOP session:a', 'SPOP session:a 2', 'SMEMBERS session:a', 'SISMEMBER session:a x'),
    ...after(
      set,
      'SMISMEMBER session:a x q',
      'SCARD session:a',
      'SRANDMEMBER session:a',
      'SSCAN session:a 0',
    ),

    ...after([], 'LPUSH session:a x y', 'RPUSH session:a x y', 'LPOP session:a'),
    ...after(list, 'LPUSH session:a p q', 'RPUSH session:a p', 'LPOP session:a', 'RPOP session:a'),
    ...after(list, 'LPOP session:a 2', 'RPOP session:a 4', 'LREM session:a 0 x', 'LREM session:a -1 x'),
    ...after(
      list,
      'LREM session:a 1 x',
      'LREM session:a 1 q',
      'LTRIM session:a 1 2',
      'LTRIM session:a -2 -1',
    ),
    ...after(
      list,
      'LTRIM session:a 0 -1',
      'LTRIM session:a 2 1',
      'LSET session:a 0 q',
      'LSET session:a -1 q',
    ),
    ...after(list, 'LLEN session:a', 'LRANGE session:a 0 -1', 'LINDEX session:a 0'),

    ...after([], 'ZADD session:a 1 x', 'ZADD session:a XX 1 x', 'ZINCRBY session:a 2 x'),
    ...after(sorted, 'ZADD session:a 5 x 0 z', 'ZADD session:a NX 5 x 6 q', 'ZADD session:a XX CH 5 x 6 q'),
    ...after(sorted, 'ZADD session:a INCR 3 x', 'ZADD session:a GT 0 x 9 y', 'ZADD session:a LT 0 x 9 y'),
    ...after(sorted, 'ZINCRBY session:a 2 x', 'ZREM session:a x q', 'ZREM session:a x y b'),
    ...after(sorted, 'ZREMRANGEBYSCORE session:a -inf (2', 'ZREMRANGEBYSCORE session:a 1 +inf'),
    ...after(sorted, 'ZRANGE session:a 0 -1', 'ZRANGEBYSCORE session:a 0 1', 'ZREVRANGE session:a 0 -1'),
    ...after(sorted, 'ZSCORE session:a x', 'ZCARD session:a', 'ZCOUNT session:a 0 1'),

    ...after([lent, 'SET session:b v'], 'DEL session:a session:b session:c', 'UNLINK session:b'),
    ...after([], 'DEL session:a', 'GETDEL session:a'),
    ...after(lent, 'GETDEL session:a'),
    ...after(
      text,
      'EXPIRE session:a 60',
      'PEXPIRE session:a 60000',
      'EXPIRE session:a 0',
      'PEXPIRE session:a -1',
    ),
    ...after(text, `EXPIREAT session:a ${soon}`, `PEXPIREAT session:a ${soon}000`, 'EXPIREAT session:a 1'),
    ...after(lent, 'EXPIRE session:a 30', 'PERSIST session:a'),
    ...after(text, 'PERSIST session:a'),
    ...after([], 'EXPIRE session:a 60', 'PERSIST session:a'),
    ...after(lent, 'GETEX session:a', 'GETEX session:a EX 30', `GETEX session:a PXAT ${soon}000`),
    ...after(lent, 'GETEX session:a PERSIST'),
    ...after([], 'GETEX session:a EX 30'),
    ...after(
      lent,
      'EXISTS session:a session:b',
      'TOUCH session:a',
      'TYPE session:a',
      'TTL session:a',
      'PTTL session:a',
    ),
  ];
}
