import { workerScripts } from 'virtual:grading';
import type { WorkerScripts } from './open-frame.ts';

let loading: Promise<WorkerScripts> | null = null;

/** The texts of both workers, fetched once: the frame itself may not fetch anything. */
export function loadScripts(): Promise<WorkerScripts> {
  loading ??= Promise.all([fetchText(workerScripts.learner), fetchText(workerScripts.grader)]).then(
    ([learner, grader]) => ({ learner, grader }),
  );
  loading.catch(() => {
    loading = null;
  });
  return loading;
}

async function fetchText(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(
      `Could not load the lab: ${address} answered ${answer.status}. Reload the page and try again.`,
    );
  }
  return answer.text();
}
