import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Breakdown, RealmEnd, StartRealm } from '#shared/grading/remote-realm.ts';
import { outOfMemory } from '#shared/grading/tell-loss.ts';
import { heap, toHostEnd } from './to-realm-end.ts';
import { watchMemory } from './watch-memory.ts';

const program = fileURLToPath(new URL('./host-process.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

/** Ends what runs and clears up after it: all that is not over when this process is. */
const leftovers = new Set<() => void>();
process.once('exit', () => {
  for (const clearUp of leftovers) clearUp();
});
// Without these a signal is a sudden end, and Vitest ends its workers by one.
process.once('SIGTERM', () => process.exit(143));
process.once('SIGINT', () => process.exit(130));

/**
 * Makes a realm of two processes, the host's and the learner's: an empty environment, an empty temporary folder, and a
 * process group of their own that is killed as a whole.
 * @param redisUrl a real Redis in the place of the store in memory; its database is emptied
 */
export function startLearnerProcess(redisUrl: string | null = null): StartRealm {
  return ({ message, ended }) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'coat-check-'));
    const flags = [`--max-old-space-size=${heap}`, '--no-warnings', '--import', tsx];
    const child = spawn(process.execPath, [...flags, program, ...(redisUrl ? [redisUrl] : [])], {
      cwd: folder,
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      detached: true,
    });
    let isGone = false;
    let tooMuch: RealmEnd | null = null;

    const kill = () => {
      if (isGone || child.pid === undefined) return;
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
      } catch (error) {
        // It ended by itself in this very moment.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    };
    // What the learner's code keeps in the store is kept there.
    const memory = watchMemory(child.pid, heap * 3, () => {
      tooMuch = { fault: 'memory', why: outOfMemory };
      kill();
    });
    const clearUp = () => {
      kill();
      rmSync(folder, { recursive: true, force: true });
    };
    const finish = (end: RealmEnd | Breakdown) => {
      if (isGone) return;
      memory.stop();
      leftovers.delete(clearUp);
      clearUp();
      isGone = true;
      ended(tooMuch ?? end);
    };
    leftovers.add(clearUp);
    child.on('message', message);
    child.on('error', ({ message: why }) =>
      finish({ fault: 'grader-bug', why: `Could not start a process for your code: ${why}.` }),
    );
    // The app's own end is told by its host.
    child.on('exit', (code, signal) => finish(toHostEnd(code, signal)));
    child.unref();
    child.channel?.unref();

    return {
      post(sent) {
        if (child.connected) child.send(sent, () => undefined);
      },
      terminate: kill,
    };
  };
}
