import { useSyncExternalStore } from 'react';
import './static.css';
import { onWorkerChange, workerNow } from './worker-here.ts';

/** A cloakroom’s own pages say themselves why their line is down. */
const tellsOfItsLine = () => /\/s\/[\w-]{22}\//.test(location.pathname);

/** Tells, at the head of a page, that nothing live can be had here: why, what can be had all the same, and the way out. */
export function NoWorker() {
  const worker = useSyncExternalStore(onWorkerChange, workerNow);
  if (worker.state !== 'none' || tellsOfItsLine()) return null;
  return (
    <div className="trouble no-worker" role="alert">
      <p>
        {worker.why} Shows, handouts and exercises need no server, and work here.{' '}
        {window.parent !== window && (
          <a href={location.href} target="_blank" rel="noopener">
            Open it in a tab of its own
          </a>
        )}
      </p>
    </div>
  );
}
