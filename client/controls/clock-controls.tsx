import type { ReactNode } from 'react';
import type { ClockMove } from '#shared/api/sandbox-api.ts';
import { sayDuration } from '#shared/trace/say-duration.ts';
import type { Answer } from '../requests/ask.ts';
import { moveClock } from '../requests/controls-api.ts';
import { useServerClock } from '../timeline/timeline-provider.tsx';
import { ReportView } from './report-view.tsx';
import { useControl } from './use-control.ts';

const moves: readonly { label: string; move: ClockMove }[] = [
  { label: '+1 minute', move: { byMs: 60_000 } },
  { label: '+1 hour', move: { byMs: 3_600_000 } },
  { label: 'To closing time', move: { to: 'closing-time' } },
];

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** The sandbox's own clock, and the means to move it on. */
export function ClockControls({ sandboxId }: { sandboxId: string }) {
  const ahead = useServerClock() - Date.now();
  return (
    <MovableClock move={(how) => moveClock(sandboxId, how)}>
      {ahead > 5000 && <span>{sayDuration(Math.round(ahead / 1000) * 1000)} ahead of yours</span>}
    </MovableClock>
  );
}

type Props = { move: (how: ClockMove) => Promise<Answer<unknown>>; children?: ReactNode };

/** The clock that the servers go by, whoever's they are. */
export function MovableClock({ move: moveOn, children }: Props) {
  const now = useServerClock();
  const { run, busy, report, isOff } = useControl();
  return (
    <section className="controls-part" aria-labelledby="controls-clock">
      <h2 id="controls-clock">Clock</h2>
      <p className="controls-clock">
        <time className="numeral" dateTime={new Date(now).toISOString()}>
          {time.format(now)}
        </time>
        {children}
      </p>
      <p className="controls-says">
        Time in this cloakroom can be moved on, never back. Every key loses that much of its life, for real.
        Closing time is a second after the last session runs out.
      </p>
      <div className="controls-buttons">
        {moves.map(({ label, move }) => (
          <button
            key={label}
            type="button"
            className="button controls-button"
            aria-disabled={isOff}
            onClick={() => run(label, () => moveOn(move))}
          >
            {busy === label ? 'One moment…' : label}
          </button>
        ))}
      </div>
      <ReportView report={report} />
    </section>
  );
}
