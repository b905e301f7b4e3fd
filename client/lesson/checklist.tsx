import type { Observation } from '#shared/content/lesson.ts';
import { EventLink } from '../timeline/event-link.tsx';
import './checklist.css';

type Props = {
  observations: readonly Observation[];
  /** For each of them the event that showed it first. */
  moments: readonly (number | null)[];
  wasDoneBefore: boolean;
};

/** What the step waits for, each ticked once the trace holds it, with the way back to that moment. */
export function Checklist({ observations, moments, wasDoneBefore }: Props) {
  if (observations.length === 0) return null;
  const isSeen = moments.every((moment) => moment !== null);
  return (
    <section className="checklist" aria-labelledby="to-be-seen">
      <h2 id="to-be-seen">Seen so far</h2>
      <ul aria-live="polite">
        {observations.map(({ says }, index) => {
          const moment = moments[index] ?? null;
          return (
            <li key={says} data-seen={moment !== null}>
              <Tick isSeen={moment !== null} />
              <span>
                {says}
                <span className="visually-hidden">{moment === null ? ', not yet' : ', seen'}</span>
                {moment !== null && (
                  <>
                    {' '}
                    <EventLink number={moment} />
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {wasDoneBefore && !isSeen && (
        <p className="checklist-note">
          You have done this step before; in this cloakroom it is still to be seen.
        </p>
      )}
    </section>
  );
}

function Tick({ isSeen }: { isSeen: boolean }) {
  return (
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
      {isSeen && (
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
  );
}
