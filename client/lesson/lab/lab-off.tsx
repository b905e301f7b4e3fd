import type { Mistake } from '#shared/content/mistake.ts';

/** What “off” is in this browser, where that depends on what it keeps. */
export function LabOff({ mistake: { fallback } }: { mistake: Mistake }) {
  if (fallback === null) return null;
  const { host } = location;
  return (
    <p className="lab-off">
      {fallback.isUsed ? (
        <>
          <b>Off, here:</b> no SameSite at all. This browser keeps no <code>SameSite=None; Secure</code> from{' '}
          {host}.
        </>
      ) : (
        <>
          <b>Off, here:</b> <code>SameSite=None; Secure</code>. This browser keeps such a cookie from {host}.
        </>
      )}
    </p>
  );
}
