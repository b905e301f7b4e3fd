import type { Fault } from '#shared/grading/verdict.ts';
import { readText } from './read-solutions.ts';

/** A text that costs its realm, or whoever waits for it: where code is put into the challenge's solution. */
type Hopeless = {
  at: 'module' | 'createApp' | 'login' | 'logout';
  code: string;
  /** What is said of it, of the whole run or of at least one check; the second kind where it depends on the machine. */
  faults: readonly Fault[];
  says: RegExp;
};

const held = /did not give the thread back in time: it may hold an endless loop\.$/;
const unanswered = /^POST \/api\/(login|logout) was never answered: /;
const exit = /^Your code ended its process with exit code [07]: a server must not call process\.exit\.$/;
const beyond = /^Could not use process\.(abort|kill): /;
const stray = /^Nobody caught this error: Error: lost\. In Node it would end the whole server\.$/;

/** Each says the same in page and terminal, and none may keep anybody waiting for more than half a minute. */
export const hopelessTexts: Readonly<Record<string, Hopeless>> = {
  'a loop at load': { at: 'module', code: 'for (;;) {}', faults: ['time-out'], says: held },
  'a chain of promises at load': {
    at: 'module',
    code: '(function f() { Promise.resolve().then(f); })();',
    faults: ['time-out'],
    says: held,
  },
  'a chain of ticks at load': {
    at: 'module',
    code: '(function f() { process.nextTick(f); })();',
    faults: ['time-out'],
    says: held,
  },
  'a loop that awaits at load': {
    at: 'module',
    code: '(async () => { for (;;) await null; })();',
    faults: ['time-out'],
    says: held,
  },
  'an expression without end at load': {
    at: 'module',
    code: '/^(a+)+$/.test("a".repeat(60) + "!");',
    faults: ['time-out'],
    says: held,
  },
  'a generator without end at load': {
    at: 'module',
    code: '[...(function* () { for (;;) yield* []; })()];',
    faults: ['time-out'],
    says: held,
  },
  'a recursion at load': {
    at: 'module',
    code: '(function f() { f(); })();',
    faults: ['crash-at-load'],
    says: /Maximum call stack|too much recursion/,
  },
  'an exit at load': { at: 'module', code: 'process.exit(7);', faults: ['ended'], says: exit },
  'a createApp that is never done': {
    at: 'createApp',
    code: 'for (;;) {}',
    faults: ['time-out'],
    says: held,
  },
  'a loop soon after load': {
    at: 'module',
    code: 'setTimeout(() => { for (;;) {} }, 1);',
    faults: ['time-out'],
    says: held,
  },
  'an exit soon after load': {
    at: 'module',
    code: 'setTimeout(() => process.exit(7), 1);',
    faults: ['ended'],
    says: exit,
  },
  'a throw soon after load': {
    at: 'module',
    code: 'setTimeout(() => { throw new Error("lost"); }, 1);',
    faults: ['unhandled-rejection'],
    says: stray,
  },
  'timers without end': {
    at: 'login',
    code: '(function f() { setImmediate(f); setTimeout(f, 0); if (Math.random() < 0.5) clearImmediate(setImmediate(f)); })(); return;',
    faults: ['no-answer'],
    says: unanswered,
  },
  'a login that never answers': { at: 'login', code: 'return;', faults: ['no-answer'], says: unanswered },
  'a login that waits for ever': {
    at: 'login',
    code: 'await new Promise(() => {});',
    faults: ['no-answer'],
    says: unanswered,
  },
  'a login that loops': { at: 'login', code: 'for (;;) {}', faults: ['time-out'], says: held },
  'a login that awaits without end': {
    at: 'login',
    code: 'while (await true) {}',
    faults: ['time-out'],
    says: held,
  },
  'a login that asks the store without end': {
    at: 'login',
    code: 'while (true) await redis.get("a");',
    faults: ['no-answer'],
    says: unanswered,
  },
  'a login that prints without end': {
    at: 'login',
    code: 'for (;;) console.log("still here");',
    faults: ['time-out'],
    says: held,
  },
  'a login that takes all memory': {
    at: 'login',
    code: 'const all = []; for (;;) all.push(new Array(100_000).fill(all.length + 0.5));',
    faults: ['memory', 'time-out'],
    says: /^Your code took all the memory that it could get, and its process broke down\.$|did not give the thread back/,
  },
  'a login that exits': { at: 'login', code: 'process.exit(0);', faults: ['ended'], says: exit },
  'a login that aborts': { at: 'login', code: 'process.abort();', faults: ['beyond-lab'], says: beyond },
  'a login that kills': {
    at: 'login',
    code: 'process.kill(process.pid);',
    faults: ['beyond-lab'],
    says: beyond,
  },
  'a login that cuts the line': {
    at: 'login',
    code: 'req.socket.destroy(); return;',
    faults: ['no-answer'],
    says: /^POST \/api\/login was never answered: the connection was cut/,
  },
  'a storm of rejections': {
    at: 'login',
    code: 'for (let n = 0; n < 20_000; n += 1) Promise.reject(new Error("lost"));',
    faults: ['unhandled-rejection'],
    says: stray,
  },
  'an answer without end': {
    at: 'login',
    code: 'for (;;) res.write("x".repeat(1e5));',
    faults: ['memory', 'time-out'],
    says: /took all the memory|did not give the thread back/,
  },
  'a huge answer': {
    at: 'login',
    code: 'res.send("x".repeat(5e7)); return;',
    faults: ['wrong-behaviour', 'time-out'],
    says: /./,
  },
  'a slow login': {
    at: 'login',
    code: 'await new Promise((done) => setTimeout(done, 1200));',
    // On a busy machine it takes longer than a handler may, and each of them counts as unanswered.
    faults: ['too-slow', 'no-answer'],
    says: /answers have taken too long for that\.$|^POST \/api\/login was never answered: /,
  },
  'a logout that never answers': { at: 'logout', code: 'return;', faults: ['no-answer'], says: unanswered },
  'a logout that exits': { at: 'logout', code: 'process.exit(0);', faults: ['ended'], says: exit },
};

const places: Readonly<Record<Hopeless['at'], RegExp>> = {
  module: /(?=export function createApp)/,
  createApp: /(?<=export function createApp.*\{\n)/,
  login: /(?<=post\('\/api\/login'.*=> \{\n)/,
  logout: /(?<=post\('\/api\/logout'.*=> \{\n)/,
};

/** The solution with that code in that place. @throws when there is no such place any more */
export function hopelessText({ at, code }: Hopeless): string {
  const solution = readText('challenge', 'solution.ts');
  const text = solution.replace(places[at], () => `${code}\n`);
  if (text === solution) throw new Error(`Could not find ${at} in the challenge's solution.`);
  return text;
}
