import { labScripts } from 'virtual:lab';
import type { LabScripts } from './open-frame.ts';

let loading: Promise<LabScripts> | null = null;

/** The texts of both workers, fetched once: the frame itself may not fetch anything. */
export function loadScripts(): Promise<LabScripts> {
  loading ??= Promise.all([fetchText(labScripts.learner), fetchText(labScripts.grader)]).then(
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
