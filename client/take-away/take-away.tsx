import { useState } from 'react';
import { late } from '../late/late.tsx';
import { useFetchAhead } from '../late/use-fetch-ahead.ts';
import './take-away.css';
import type { TakeAwayProps } from './use-take-away.ts';

const TakeAwayDialog = late({
  what: 'what can be taken along',
  load: async () => (await import('./take-away-dialog.tsx')).TakeAwayDialog,
  meanwhile: (trouble) => trouble,
});

/** The first lesson need not wait for it, and it must be there when the server no longer is. */
const FETCH_AFTER_MS = 4000;

/** A quiet button that offers the trace as text, picture and data; what it offers is worked out when it is asked for. */
export function TakeAway(props: TakeAwayProps) {
  const [isOpen, setOpen] = useState(false);
  useFetchAhead(TakeAwayDialog, FETCH_AFTER_MS);
  return (
    <>
      <button
        type="button"
        className="button take-away-button"
        data-tone="quiet"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path
            d="M8 1.5v8M4.8 6.6 8 9.8l3.2-3.2M1.8 10.5v4h12.4v-4"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        Take it with you
      </button>
      {isOpen && <TakeAwayDialog onClose={() => setOpen(false)} {...props} />}
    </>
  );
}
