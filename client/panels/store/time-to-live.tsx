import { formatSpan, secondsLeft } from '../format-time.ts';

/** When something ends, null for never, and what time it is; both in milliseconds since the epoch. */
export type End = { expiresAt: number | null; now: number };

/** Redis counts down, and drops the key by itself. */
export function TimeToLive({ expiresAt, now }: End) {
  if (expiresAt === null) {
    return (
      <>
        <b>no TTL</b> lives until it is deleted
      </>
    );
  }
  const left = expiresAt - now;
  return (
    <>
      <b className="numeral">{formatSpan(left)}</b> left (TTL {secondsLeft(left)} s)
    </>
  );
}
