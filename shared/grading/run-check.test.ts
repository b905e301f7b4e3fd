import { expect, it } from 'vitest';
import type { RecordedEvent } from '../trace/event.ts';
import { type LabAnswer, LearnerFault, type LearnerRealm } from './lab.ts';
import { type CheckBody, runCheck } from './run-check.ts';

const declared = { id: 'a', name: 'a', tier: 'core', points: 1, expected: 'e', why: 'w' } as const;

/** A realm that answers every request alike, and writes it down. */
function setup({
  answer = {},
  strays = [] as { message: string; line: number | null }[],
  printed = '',
} = {}) {
  const events: RecordedEvent[] = [];
  const given: LabAnswer = { status: 200, headers: [], body: '{}', durationMs: 1, ...answer };
  const realm: LearnerRealm = {
    open: async () => void events.splice(0),
    startServer: async () => undefined,
    async request({ exchange, server, actor, method, path, headers }) {
      const shared = { exchange, actor, server, at: 0, body: null };
      const lines = Object.entries(headers);
      events.push({ ...shared, type: 'request', source: null, method, path, headers: lines });
      if (path === '/hang') throw new LearnerFault('no-answer', 'It never came.', { line: 3 });
      if (path === '/loop') {
        const visit = {
          ...shared,
          source: { file: 'exercise.ts', line: 9 },
          call: 0,
        } as const;
        const commands = [{ name: 'GET', args: ['a'] }];
        events.push({ ...visit, type: 'store-command', transaction: false, commands });
        throw new LearnerFault('time-out', 'It went round and round.');
      }
      const { status, durationMs } = given;
      const source = { file: 'exercise.ts', line: 7 };
      events.push({
        ...shared,
        type: 'response',
        source,
        status,
        reason: '',
        headers: given.headers,
        durationMs,
      });
      return given;
    },
    proceed: async () => null,
    command: async () => null,
    advance: async () => undefined,
    freeze: async () => undefined,
    interfere: async () => undefined,
    events: async () => [...events],
    strays: async () => strays,
    printed: async () => printed,
  };
  const run = (body: CheckBody, wantedSite?: number) =>
    runCheck(
      { declared, body },
      {
        enter: async () => realm,
        enterFresh: async () => realm,
        enterServer: async () => realm,
        endCheck: () => undefined,
      },
      wantedSite,
    );
  return { run, events };
}

it('writes down every step as a sentence, and passes', async () => {
  const { run } = setup();
  const result = await run(async ({ open }) => {
    const site = await open();
    const browser = site.visitor('Browser');
    await browser.logIn('ada');
    await browser.logIn('ada', { password: 'guess' });
    await site.advance(3_600_000);
    await site.advance(3_602_000);
    await site.interfere({ type: 'reject' });
    await browser.lookUp();
    await browser.logOut();
    await browser.send({ method: 'DELETE', path: '/x', cookie: 'a=1' });
  });
  expect(result).toMatchObject({ status: 'pass', fault: null, happened: '', events: [], offending: null });
  expect(result.did).toEqual([
    'Browser logs in as ada.',
    'Browser tries to log in as ada with a wrong password.',
    '1 hour passes.',
    '1 hour 2 seconds pass.',
    'The store refuses every command.',
    'Browser asks for GET /api/protected.',
    'Browser logs out.',
    'Browser sends DELETE /x with the cookie header a=1.',
  ]);
});

it('says which server was meant where there are two, and lets one jar serve both', async () => {
  const cookie: [string, string] = ['Set-Cookie', 'session_id=n1; Path=/'];
  const { run, events } = setup({ answer: { headers: [cookie] } });
  const result = await run(async ({ open }) => {
    const site = await open();
    const browser = site.visitor('Browser');
    await browser.logIn('ada');
    await site.startServer('B');
    await browser.at('B').lookUp();
    await site.restart('A');
    await browser.logOut();
  });
  expect(result.did).toEqual([
    'Browser logs in as ada.',
    'Server B starts, over the same store.',
    'Browser asks for GET /api/protected at server B.',
    'Server A restarts: its memory is empty.',
    'Browser logs out at server A.',
  ]);
  const requests = events.filter((event) => event.type === 'request');
  expect(requests.map(({ server, actor }) => `${actor.id} ${server}`)).toEqual([
    'browser A',
    'browser B',
    'browser A',
  ]);
  expect(requests[1]?.headers).toContainEqual(['cookie', 'session_id=n1']);
});

it.each([
  [1, 1, 1],
  [2, 2, 2],
  [3, 0, null],
  [undefined, 0, null],
])('keeps the flow of site %s of a check that passes, if it is asked for', async (wanted, logins, site) => {
  const { run } = setup();
  const result = await run(async ({ open }) => {
    await (await open()).visitor('Browser').logIn('ada');
    const second = (await open({ secureCookies: true })).visitor('Browser');
    await second.logIn('grace');
    await second.logIn('grace');
  }, wanted);
  const requests = result.events.filter((event) => event.type === 'request');
  expect(result).toMatchObject({ status: 'pass', site, offending: null, source: null });
  expect(result.events.map(({ number }) => number)).toEqual(result.events.map((_, index) => index + 1));
  expect(requests).toHaveLength(logins);
});

it('says which site the flow of a check that fails is of', async () => {
  const { run } = setup();
  const fail = (at: 'first' | 'second') =>
    run(async ({ open }) => {
      for (const each of ['first', 'second']) {
        const site = await open();
        const answer = await site.visitor('Browser').logIn('ada');
        answer.must(each !== at, 'No.');
      }
    });
  expect([(await fail('first')).site, (await fail('second')).site]).toEqual([1, 2]);
});

it('says once what was done many times in a row', async () => {
  const { run } = setup();
  const result = await run(async ({ open }) => {
    const browser = (await open()).visitor('Browser');
    for (const username of ['ada', 'ada', 'ada', 'grace', 'ada']) await browser.logIn(username);
  });
  expect(result.did).toEqual([
    'Browser logs in as ada, 3 times.',
    'Browser logs in as grace.',
    'Browser logs in as ada.',
  ]);
});

it('points to the answer that was wrong, and to the line that gave it', async () => {
  const { run } = setup();
  const result = await run(async ({ open }) => {
    const browser = (await open()).visitor('Browser');
    const first = await browser.lookUp();
    await browser.lookUp();
    first.must(first.isDenied, 'It was let in.');
  });
  expect(result).toMatchObject({ status: 'fail', fault: 'wrong-behaviour', happened: 'It was let in.' });
  expect(result).toMatchObject({ offending: 2, source: { file: 'exercise.ts', line: 7 } });
  expect(result.events.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
});

it('keeps the learner’s fault, and shows the request that stayed open', async () => {
  const { run } = setup();
  const result = await run(async ({ open }) => {
    const browser = (await open()).visitor('Browser');
    await browser.lookUp();
    await browser.send({ method: 'GET', path: '/hang' });
  });
  expect(result).toMatchObject({
    fault: 'no-answer',
    offending: 3,
    source: { file: 'exercise.ts', line: 3 },
  });
});

it('points to the line that was seen last, where a loop tells no line of its own', async () => {
  const { run } = setup();
  const result = await run(async ({ open }) => {
    const browser = (await open()).visitor('Browser');
    await browser.lookUp();
    await browser.send({ method: 'GET', path: '/loop' });
  });
  expect(result).toMatchObject({
    fault: 'time-out',
    offending: 3,
    source: { file: 'exercise.ts', line: 9 },
  });
});

it('fails a check whose answers were right when an error went uncaught', async () => {
  const { run } = setup({ strays: [{ message: 'Error: lost', line: 4 }] });
  const result = await run(async ({ open }) => {
    await (await open()).visitor('Browser').lookUp();
  });
  expect(result).toMatchObject({ status: 'fail', fault: 'unhandled-rejection', source: { line: 4 } });
  expect(result.happened).toContain('Error: lost');
});

it('takes a failed expectation for wrong behaviour, and any other error for a bug of its own', async () => {
  const { run } = setup();
  const expectation = await run(async () => expect(1).toBe(2));
  expect(expectation).toMatchObject({ status: 'fail', fault: 'wrong-behaviour' });
  const slip = await run(async () => {
    throw new TypeError('slip');
  });
  expect(slip).toMatchObject({ status: 'error', fault: 'grader-bug' });
  expect(slip.happened).toContain('not your fault');
});

it('says https through a proxy when cookies are to be secure', async () => {
  const { run, events } = setup();
  await run(async ({ open }) => {
    await (await open({ secureCookies: true })).visitor('Browser').lookUp();
  });
  expect(events[0]).toMatchObject({ headers: expect.arrayContaining([['x-forwarded-proto', 'https']]) });
});

it('reads what an answer says, and null where it says nothing', async () => {
  const headers: [string, string][] = [
    ['Set-Cookie', 'session_id=a%20b; HttpOnly'],
    ['X-A', '1'],
  ];
  const { run } = setup({ answer: { headers, body: 'no json' } });
  const result = await run(async ({ open }) => {
    const answer = await (await open()).visitor('Browser').lookUp();
    expect([answer.json(), answer.header('x-a'), answer.header('x-b')]).toEqual([null, '1', null]);
    expect(answer.setCookie('session_id')).toMatchObject({ value: 'a%20b', httpOnly: true });
    expect(answer.setCookie('other')).toBeNull();
  });
  expect(result.status).toBe('pass');
});

it('says what the server ran into, and where, when its answer shows that it failed', async () => {
  const printed =
    "here\nTypeError: Cannot read 'id'\n    at handle (exercise.ts:12:3)\n    at express.js:1:1\nthere\n";
  const body: CheckBody = async ({ open }) => {
    const answer = await (await open()).visitor('Browser').lookUp();
    answer.must(false, `It was ${answer.status}.`);
  };
  expect(await setup({ answer: { status: 500 }, printed }).run(body)).toMatchObject({
    fault: 'wrong-behaviour',
    happened: "It was 500. Your code ran into TypeError: Cannot read 'id' (line 12).",
    source: { file: 'exercise.ts', line: 12 },
  });
  expect(await setup({ answer: { status: 500 }, printed: 'sorry\n' }).run(body)).toMatchObject({
    happened:
      'It was 500. No error was printed: if your code catches one, `console.error(error)` there names it here.',
  });
  expect(await setup({ answer: { status: 404 }, printed }).run(body)).toMatchObject({
    happened: 'It was 404.',
  });
});
