import { passesServer } from '#shared/grading/check-tests.ts';

passesServer('passes-plain', {
  server: 'write-the-test/servers/right/plain',
  name: 'passes a server that does everything right',
  tier: 'core',
  points: 3,
  expected: 'All your tests pass for a server without a fault.',
  why: 'A test that cries wolf is switched off within a week, and then nobody hears it when it is right.',
});

passesServer('passes-rolling', {
  server: 'write-the-test/servers/right/rolling',
  name: 'passes a server whose sessions last from their latest use',
  tier: 'core',
  points: 2,
  expected: 'All your tests pass for a server where every use of a session begins its time anew.',
  why: 'An idle timeout is as right as an absolute one, and the task allows for both.',
});

passesServer('passes-other-answers', {
  server: 'write-the-test/servers/right/other-answers',
  name: 'passes a server that does the same and words it otherwise',
  tier: 'core',
  points: 2,
  expected:
    'All your tests pass for a server that answers a revocation with 204 and no body, and a refusal with no body either.',
  why: 'A test is to hold what was promised; one that holds more breaks with every change that breaks nothing.',
});
