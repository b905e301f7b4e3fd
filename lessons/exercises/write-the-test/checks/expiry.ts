import { catchesServer } from '#shared/grading/check-tests.ts';

const beside = 'write-the-test/servers/right/plain';

catchesServer('catches-no-end', {
  server: 'write-the-test/servers/wrong/session-without-end',
  beside,
  does: 'never ends a session',
  seenBy: 'advance',
  name: 'fails a server whose sessions never end',
  tier: 'core',
  points: 3,
  expected: 'A test fails for a server that sets an end to the cookie, and none to the session.',
  why: 'How long a session lives is for the server to say; a cookie’s Max-Age binds only honest browsers.',
});

catchesServer('catches-early-end', {
  server: 'write-the-test/servers/wrong/session-ends-too-early',
  beside,
  does: 'ends each session after a minute',
  seenBy: 'advance',
  name: 'fails a server whose sessions end too early',
  tier: 'core',
  points: 2,
  expected: 'A test fails for a server that gives Redis the minutes of a lifetime, where it takes seconds.',
  why: 'That a session is over after an hour is also true of one that was over after a minute.',
});
