import { catchesServer } from '#shared/grading/check-tests.ts';

const beside = 'write-the-test/servers/right/plain';

catchesServer('catches-nobody-let-in', {
  server: 'write-the-test/servers/wrong/nobody-let-in',
  beside,
  does: 'lets nobody in at all',
  seenBy: 'ask',
  name: 'fails a server that lets nobody in, revoked or not',
  tier: 'core',
  points: 2,
  expected: 'At least one of your tests fails for a server that answers everybody with 401.',
  why: 'A test that only ever expects 401 would also pass for a server that is switched off.',
});

catchesServer('catches-unawaited', {
  server: 'write-the-test/servers/wrong/revocation-not-awaited',
  beside,
  does: 'answers a revocation before Redis has carried it out',
  seenBy: 'revoke',
  name: 'fails a server that does not wait for its own delete',
  tier: 'core',
  points: 2,
  expected:
    'A test fails for a server that says “revoked” first, and has the session deleted some time later.',
  why: 'At once means with the very next request: the thief does not wait either.',
});

catchesServer('catches-cache', {
  server: 'write-the-test/servers/wrong/lookups-cached',
  beside,
  does: 'remembers for five minutes what it has looked up',
  seenBy: 'revoke',
  name: 'fails a server that caches its lookups',
  tier: 'core',
  points: 3,
  expected: 'A test fails for a server that asks Redis about each ticket once in five minutes only.',
  why: 'Whoever is revoked has nearly always just been there, and it is then that the cache still knows them.',
});

catchesServer('catches-copy', {
  server: 'write-the-test/servers/wrong/copy-in-memory',
  beside,
  does: 'keeps a copy in each process’s memory',
  seenBy: 'revoke',
  name: 'fails a server that keeps a copy in its own memory',
  tier: 'core',
  points: 3,
  expected:
    'A test fails for a server where the process that revokes forgets its copy of the session, and the other one does not.',
  why: 'With one process this looks right for years, and on the day of the second one a revocation is half a revocation.',
});

catchesServer('catches-cookie-only', {
  server: 'write-the-test/servers/wrong/logout-clears-the-cookie-only',
  beside,
  does: 'only clears the cookie at a logout',
  seenBy: 'logOut',
  name: 'fails a server whose logout only clears the cookie',
  tier: 'core',
  points: 3,
  expected: 'A test fails for a server that leaves the session in Redis when somebody logs out.',
  why: 'The browser has forgotten its ticket, and a copy of it still opens the door.',
});
