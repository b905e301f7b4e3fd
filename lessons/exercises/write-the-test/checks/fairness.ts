import { catchesServer } from '#shared/grading/check-tests.ts';

const beside = 'write-the-test/servers/right/plain';

catchesServer('catches-newest-only', {
  server: 'write-the-test/servers/wrong/newest-session-only',
  beside,
  does: 'revokes a person’s newest session only',
  seenBy: 'revoke',
  name: 'fails a server that forgets the other devices',
  tier: 'hardening',
  points: 1,
  expected: 'A test fails for a server that ends only the session of the latest login.',
  why: 'It is the stolen telephone that was logged in long ago.',
});

catchesServer('catches-everybody-out', {
  server: 'write-the-test/servers/wrong/everybody-out',
  beside,
  does: 'throws everybody out with the one who was revoked',
  seenBy: 'revoke',
  name: 'fails a server that throws everybody out',
  tier: 'hardening',
  points: 1,
  expected: 'A test fails for a server that ends every session in the house when one person’s are revoked.',
  why: 'Enough was revoked, and far too much: what must stay belongs into a test as well.',
});
