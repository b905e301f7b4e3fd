import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { StartAppRealm } from '#shared/grading/host/host-environment.ts';
import type { RealmEnd } from '#shared/grading/remote-realm.ts';
import { outOfMemory } from '#shared/grading/tell-loss.ts';
import { openHostPipe } from './message-pipe.ts';
import { heap, toRealmEnd } from './to-realm-end.ts';
import { watchMemory } from './watch-memory.ts';

const program = fileURLToPath(new URL('./learner-process.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

/** Starts the process of the learner's app: with an empty environment, and a limit on memory. It ends with this process. */
export const startAppProcess: StartAppRealm = ({ message, ended }) => {
  const flags = [`--max-old-space-size=${heap}`, '--no-warnings', '--import', tsx];
  const child = spawn(process.execPath, [...flags, program], {
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  let isGone = false;
  let tooMuch: RealmEnd | null = null;
  const memory = watchMemory(child.pid, heap * 3, () => {
    tooMuch = { fault: 'memory', why: outOfMemory };
    child.kill('SIGKILL');
  });
  const finish = (end: RealmEnd) => {
    if (isGone) return;
    isGone = true;
    memory.stop();
    ended(tooMuch ?? end);
  };
  process.once('exit', () => child.kill('SIGKILL'));
  const [, , , into, from] = child.stdio;
  const pipe = openHostPipe(into as Writable, from as Readable, {
    message,
    broken() {
      child.kill('SIGKILL');
    },
  });
  child.on('error', ({ message: why }) =>
    finish({ fault: 'ended', why: `Could not start a process for your code: ${why}.` }),
  );
  child.on('exit', (code, signal) => finish(toRealmEnd(code, signal)));

  return pipe;
};
