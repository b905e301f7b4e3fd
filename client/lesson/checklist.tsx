import type { Observation } from '#shared/lesson/lesson.ts';
import './checklist.css';

type Props = { observations: readonly Observation[]; checks: readonly boolean[]; wasDoneBefore: boolean };

/** What the step waits for, each ticked once the trace holds it. */
export function Checklist({ observations, checks, wasDoneBefore }: Props) {
  if (observations.length === 0) return null;
  const isSeen = checks.every((seen) => seen);
  return (
    <section className="checklist" aria-labelledby="to-be-seen">
      <h2 id="to-be-seen">Seen so far</h2>
      <ul aria-live="polite">
        {observations.map(({ says }, index) => (
          <li key={says} data-seen={checks[index]}>
            <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
              <rect
                x="2.5"
                y="2.5"
                width="19"
                height="19"
                rx="2"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.6"
              />
              {checks[index] && (
                <path
                  className="checklist-tick"
                  d="M6.5 12.5 10.5 17 18 7.5"
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="2.6"
                  strokeLinecap="round"
                  strokeLinejoin="round"
                  pathLength="1"
                />
              )}
            </svg>
            <span>
              {says}
              <span className="visually-hidden">{checks[index] ? ', seen' : ', not yet'}</span>
            </span>
          </li>
        ))}
      </ul>
      {wasDoneBefore && !isSeen && (
        <p className="checklist-note">
          You have done this step before; in this cloakroom it is still to be seen.
        </p>
      )}
    </section>
  );
}
