import { useState } from 'react';
import type { ServerName } from '#shared/sandbox/server.ts';
import { ReportView } from '../controls/report-view.tsx';
import { useControl } from '../controls/use-control.ts';
import type { LiveServer } from '../grading/live-server.ts';
import { useLatestWorld } from '../timeline/use-played.ts';
import { askLive } from './ask-live.ts';
import { ChipChoice } from './chip-choice.tsx';

const both = [
  { value: 'A', label: 'Server A' },
  { value: 'B', label: 'Server B' },
] as const;

type Props = { server: LiveServer; chosen: ServerName; onChoose: (name: ServerName) => void };

/** The copies of the learner's server: who gets the next request, and their beginnings and ends. */
export function LiveServers({ server, chosen, onChoose }: Props) {
  const { run, busy, report, isOff } = useControl();
  const [hasOpened, setHasOpened] = useState(false);
  // The trace tells it, as it tells everything else, until that has let go of it.
  const hasTwo = useLatestWorld().servers.has('B') || hasOpened;
  const start = async (name: ServerName, told: string) => {
    const answer = await run(
      name,
      () => askLive(server.startServer(name)),
      () => told,
    );
    if (!answer?.ok) return;
    onChoose(name);
    if (name === 'B') setHasOpened(true);
  };
  const restart = (name: ServerName) => (
    <button
      type="button"
      className="button controls-button"
      aria-disabled={isOff}
      onClick={() => void start(name, `Server ${name} has restarted. Whatever was in its memory is gone.`)}
    >
      {busy === name ? 'Restarting…' : `Restart Server ${name}`}
    </button>
  );

  return (
    <section className="controls-part" aria-labelledby="live-servers">
      <h2 id="live-servers">Servers</h2>
      {hasTwo && (
        <ChipChoice legend="Who gets the next request?" options={both} value={chosen} onChoose={onChoose} />
      )}
      {!hasTwo && (
        <p className="controls-says">
          A second one runs the same code over the same store, with a memory of its own.
        </p>
      )}
      <div className="controls-buttons">
        {!hasTwo && (
          <button
            type="button"
            className="button controls-button"
            aria-disabled={isOff}
            onClick={() => void start('B', 'Server B has opened, and gets the next request.')}
          >
            {busy === 'B' ? 'Opening…' : 'Open Server B'}
          </button>
        )}
        {restart('A')}
        {hasTwo && restart('B')}
      </div>
      <ReportView report={report} />
    </section>
  );
}
