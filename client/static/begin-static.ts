import { attendWorker } from './attend-worker.ts';
import { workerHere } from './worker-here.ts';

/**
 * Begins a page of the static build. Those of a sandbox are shown once the worker answers for them, or cannot; all others at
 * once, and the worker comes while they are read. `base` is the path beneath which all lies.
 */
export function beginStatic(base: string, show: () => void): void {
  attendWorker();
  const isLive = location.pathname.startsWith(`${base}s/`);
  if (isLive) return void workerHere(base).then(show);
  show();
  // What stands in somebody's page mostly stays a card.
  if (location.pathname.startsWith(`${base}embed/`)) return;
  // What the page itself consists of comes first.
  const bring = () => void workerHere(base);
  if (document.readyState === 'complete') bring();
  else addEventListener('load', bring);
}
