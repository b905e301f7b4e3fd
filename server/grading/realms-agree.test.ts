import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cryptoLines,
  limitLines,
  otherLines,
  toLearnerText,
} from '#shared/grading/app/realm-lines.fixture.ts';
import { findProblem } from '#shared/grading/find-problem.ts';
import { LearnerFault, usualOptions } from '#shared/grading/lab.ts';
import { createRemoteLab, type RemoteLab } from '#shared/grading/remote-lab.ts';
import { buildGradingPart } from '../../client/build/build-grading.ts';
import { startLabScript } from '../../client/build/start-lab-script.fixture.ts';
import { startLearnerProcess } from './start-learner-process.ts';

const client = fileURLToPath(new URL('../../client', import.meta.url));
const actor = { id: 'browser', kind: 'browser', name: 'Browser' } as const;

describe('the realms of page and terminal', () => {
  let labs: { page: RemoteLab; terminal: RemoteLab };
  beforeAll(async () => {
    const [learner, host] = await Promise.all([
      buildGradingPart('learner', client),
      buildGradingPart('host', client),
    ]);
    labs = {
      page: createRemoteLab(startLabScript({ learner: learner.code, host: host.code }), ''),
      terminal: createRemoteLab(startLearnerProcess(), ''),
    };
  }, 60_000);
  afterAll(() => {
    for (const lab of Object.values(labs)) lab.close();
  });

  const refusal = (error: unknown) => {
    if (!(error instanceof LearnerFault)) throw error;
    const { fault, message, line } = error;
    return { fault, message, line };
  };
  /** What each of these lines comes to in a realm; what the realm refuses, as its fault, sentence and line. */
  const evaluate = async (realm: 'page' | 'terminal', lines: Readonly<Record<string, string>>) => {
    const lab = labs[realm];
    lab.load(toLearnerText(lines));
    const answers: Record<string, unknown> = {};
    for (const name of Object.keys(lines)) {
      const entered = await lab.enter();
      await entered.open(usualOptions);
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
      answers[name] = await entered.request(sent).then(({ body }) => body, refusal);
    }
    return answers;
  };

  it.each([
    ['cryptography', cryptoLines],
    ['all else', otherLines],
  ])('give the same answers for %s', async (_, lines) => {
    expect(await evaluate('page', lines)).toEqual(await evaluate('terminal', lines));
  });

  it.each([
    ['an enum with a member of its own name', 'enum MAIN { MAIN = 1 }', /^Could not compile `enum MAIN`/],
    ['a namespace with values', 'namespace N { export const a = 1 }', /^Could not compile `namespace`/],
    ['using', 'function f() { using a = null; }', /^Could not compile `using`/],
    ['an app that listens', "import express from 'express'; express().listen(80);", /^Could not listen/],
    ['files', "import { readFileSync } from 'node:fs'; readFileSync('/');", /^Could not import "node:fs"/],
  ])('refuse to load %s, in the same words', async (_, line, words) => {
    const problemIn = (lab: RemoteLab) => {
      lab.load(`${line}\nexport const createApp = () => undefined;`);
      return findProblem(lab);
    };
    const terminal = await problemIn(labs.terminal);
    expect(terminal).toMatchObject({ message: expect.stringMatching(words), line: 1 });
    expect(await problemIn(labs.page)).toEqual(terminal);
  });

  it('refuse what is beyond the lab in the same words', async () => {
    const terminal = await evaluate('terminal', limitLines);
    for (const [name, answer] of Object.entries(terminal)) {
      expect(answer, name).toMatchObject({
        fault: 'beyond-lab',
        message: expect.stringMatching(/^Could not .+: the lab /),
        line: expect.any(Number),
      });
    }
    // A sentence that names what it refuses among what there is would send people in a circle.
    const ofWeb = Object.keys(limitLines).filter((name) => limitLines[name]?.includes('web.subtle'));
    for (const name of ofWeb) expect(JSON.stringify(terminal[name]), name).not.toMatch(/CTR(?!:)|scrypt/);
    expect(await evaluate('page', limitLines)).toEqual(terminal);
  });
});
