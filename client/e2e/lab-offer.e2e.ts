import {
  cryptoLines,
  limitLines,
  otherLines,
  toLearnerText,
} from '#shared/grading/app/realm-lines.fixture.ts';
import { type LearnerFault, type LearnerRealm, usualOptions } from '#shared/grading/lab.ts';
import { createRemoteLab } from '#shared/grading/remote-lab.ts';
import { startLearnerProcess } from '../../server/grading/start-learner-process.ts';
import type { CodeRunner } from '../grading/code-runner.ts';
import { textOf } from './exercise-page.ts';
import { expect, test } from './fixtures.ts';
import { openLab } from './lab-page.ts';

/** A few of each: all of them are held in the page's script by `realms-agree.test.ts`, without a browser. */
const wanted = [
  'a hash',
  'random values',
  'a UUID',
  'HKDF',
  'aes-256-gcm, there and back',
  'aes-256-cbc, there and back',
  'the same Web Crypto by each name',
  'Web digests',
  'Web HMAC',
  'Web AES-GCM',
  'Web AES-CBC',
  'Web PBKDF2',
  'Web HKDF',
  'a Web key without a use',
  'timers to wait for',
  'the environment',
  'what a process hears',
  'what only one of them has',
  'a hostile query',
  'an RSA key',
  'a curve of the web',
  'a request to elsewhere',
  'a port to listen at',
];
const all = { ...cryptoLines, ...otherLines, ...limitLines };
const lines = Object.fromEntries(wanted.map((name) => [name, all[name] ?? '']));

const actor = { id: 'browser', kind: 'browser', name: 'Browser' } as const;

async function inTerminal(realm: LearnerRealm): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const name of wanted) {
    const path = `/${encodeURIComponent(name)}`;
    const sent = {
      exchange: name,
      server: 'A',
      actor,
      method: 'GET',
      path,
      headers: {},
      body: null,
    } as const;
    answers[name] = await realm.request(sent).then(
      ({ body }) => body,
      (error: LearnerFault) => error.message,
    );
  }
  return answers;
}

test('gives learners’ code in the frame what a terminal gives, and refuses the rest in the same words', async ({
  page,
  server,
}) => {
  const terminal = createRemoteLab(startLearnerProcess(), toLearnerText(lines));
  const realm = await terminal.enter();
  await realm.open(usualOptions);
  const there = await inTerminal(realm);
  terminal.close();

  await openLab(page, server.url);
  const here = await page.evaluate(
    async ([text, names]) => {
      const { lab } = globalThis as unknown as { lab: CodeRunner };
      const live = await lab.openLive(text);
      const answers: Record<string, string> = {};
      for (const name of names) {
        answers[name] = await live.send({ method: 'GET', path: `/${encodeURIComponent(name)}` }).then(
          ({ body }) => body,
          (error: LearnerFault) => error.message,
        );
      }
      live.close();
      return answers;
    },
    [toLearnerText(lines), wanted] as const,
  );
  expect(here).toEqual(there);
});

test('does not judge a text that asks for elliptic curves, nor one that listens by itself', async ({
  page,
  server,
}) => {
  const lab = await openLab(page, server.url);
  const solution = await textOf('solution.ts', 'httponly-cookie');
  const listening = solution.replace('return app;', 'app.listen(3000);\n  return app;');
  expect((await lab.run('httponly-cookie', listening)).result).toMatchObject({
    status: 'error',
    problem: { fault: 'beyond-lab', message: expect.stringMatching(/^Could not listen/) },
  });
  const signing = solution.replace(
    /app\.post\('\/api\/login'[^{]*\{/,
    "$& require('node:crypto').generateKeyPairSync('ed25519');",
  );
  expect((await lab.run('httponly-cookie', signing)).result).toMatchObject({
    status: 'error',
    problem: { fault: 'beyond-lab', message: expect.stringContaining('generateKeyPairSync') },
  });
});
