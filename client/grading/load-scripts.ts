import { workerScripts } from 'virtual:grading';
import { fetchFile } from '../late/fetch-file.ts';
import { hrefOf } from '../requests/base.ts';
import type { WorkerScripts } from './open-frame.ts';

let loading: Promise<WorkerScripts> | null = null;

/** The texts of all workers, fetched once: the frame itself may not fetch anything. */
export function loadScripts(): Promise<WorkerScripts> {
  const { learner, host, grader } = workerScripts;
  loading ??= Promise.all([learner, host, grader].map(fetchText)).then(
    ([learner = '', host = '', grader = '']) => ({ learner, host, grader }),
  );
  loading.catch(() => {
    loading = null;
  });
  return loading;
}

const fetchText = async (address: string): Promise<string> => (await fetchFile(hrefOf(address))).text();
