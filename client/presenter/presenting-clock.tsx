import { useEffect, useState } from 'react';
import { z } from 'zod/mini';
import { createRecord } from '../storage/create-record.ts';
import { sayElapsed } from './presenting-time.ts';

const schema = z.object({ of: z.string(), since: z.number() });
/** When somebody began to present, and which stage; as long as the window is open, over reloads too. */
const record = createRecord('presenting', schema, () => sessionStorage);

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

const beganAt = (of: string): number => {
  const kept = record.read();
  if (kept.state === 'kept' && kept.value.of === of) return kept.value.since;
  const since = Date.now();
  record.write({ of, since });
  return since;
};

/** What time it is, and how long this has gone on: from the first look at this window, or from the last press. */
export function PresentingClock({ of }: { of: string }) {
  const [since, setSince] = useState(() => beganAt(of));
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const beginAgain = () => {
    const next = Date.now();
    record.write({ of, since: next });
    setSince(next);
    setNow(next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what can be filled in.
    <div className="presenting-clock" role="group" aria-label="Time">
      <span>
        <span className="visually-hidden">Time elapsed: </span>
        <span className="numeral presenting-elapsed">{sayElapsed(now - since)}</span>
      </span>
      <button type="button" className="button" data-tone="quiet" onClick={beginAgain}>
        From zero
      </button>
      <time className="numeral" dateTime={new Date(now).toISOString()}>
        {time.format(now)}
      </time>
    </div>
  );
}
