import { expect, it } from 'vitest';
import type { TraceEvent } from '../trace/event.ts';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { loginExchange, logoutExchange, lookupExchange } from '../trace/trace-stories.ts';
import { toStoreLines } from './to-store-lines.ts';

/** All store commands of a story, each with its lines. */
const setup = (tell: (trace: ReturnType<typeof createTraceBuilder>) => void) => {
  const trace = createTraceBuilder();
  tell(trace);
  const { events } = trace;
  const commands = events.filter(({ type }) => type === 'store-command');
  return { events, commands, told: commands.map((event) => toStoreLines(event, events)) };
};

const source = { file: 'session-routes.ts', line: 1 };
const isCommand = ({ type }: TraceEvent) => type === 'store-command';

it('tells each line of a login with its own reply, and which of them keep the books', () => {
  const { told } = setup(loginExchange);
  expect(told).toHaveLength(1);
  const [login] = told;
  expect(login?.isTransaction).toBe(true);
  expect(
    login?.lines.map(({ command, reply, replySays, isBookkeeping }) => [
      command,
      reply,
      replySays,
      isBookkeeping,
    ]),
  ).toEqual([
    ['SETEX session:4f2a…c91 3600 {…}', 'OK', 'done as asked', false],
    ['SADD user-sessions:2 4f2a…c91', '1', 'new on the list', true],
    ['EXPIRE user-sessions:2 3600', '1', 'the time is set', true],
  ]);
  expect(login?.lines[1]?.says).toContain('log out everywhere');
});

it('says what the same commands are for at a second login, a logout and a look', () => {
  const says = setup((trace) => {
    lookupExchange(loginExchange(trace));
    logoutExchange(trace);
    trace.exchange({
      method: 'POST',
      path: '/api/login',
      calls: [
        { commands: [['GET', 'session:4f2a9d07b16c4e0fa3d85b7e21f60c91']], replies: [null], source },
        { commands: [['DEL', 'session:4f2a9d07b16c4e0fa3d85b7e21f60c91']], replies: [0], source },
      ],
      status: 200,
      reason: 'OK',
    });
  }).told.flatMap((one) => one?.lines.map((line) => line.says) ?? []);
  expect(says).toContainEqual(expect.stringContaining('whose coat is it?'));
  expect(says).toContainEqual(expect.stringContaining('leave that person’s list'));
  expect(says).toContainEqual(expect.stringContaining('came along to this login'));
  expect(says).toContainEqual(expect.stringContaining('the cure for session fixation'));
  expect(says).toContainEqual(expect.stringContaining('Takes the coat off its hook'));
});

it('leaves the reply open until it is known, and tells the same at the reply', () => {
  const { events, told } = setup(loginExchange);
  const asked = events.findIndex(isCommand);
  const early = toStoreLines(events[asked] as TraceEvent, events.slice(0, asked + 1));
  expect(early?.lines.map(({ reply }) => reply)).toEqual([null, null, null]);
  expect(toStoreLines(events[asked + 1] as TraceEvent, events)).toEqual(told[0]);
});

it('has nothing to tell of what is no message to the store', () => {
  const { events } = setup(loginExchange);
  expect(toStoreLines(events[0] as TraceEvent, events)).toBe(null);
});
