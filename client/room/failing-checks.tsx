import type { ExerciseCount } from '#shared/api/room-api.ts';
import { exerciseSummaries } from '../content/load-exercises.ts';
import { hrefOf } from '../requests/base.ts';

/** At which exercise guests are, and what keeps most of them from passing. Guests say so themselves: it is a count and no more. */
export function FailingChecks({ exercise, guests, passed, failing }: ExerciseCount) {
  const summary = exerciseSummaries.find(({ id }) => id === exercise);
  // What is no exercise of this version leads nowhere.
  const title = summary ? (
    <a href={hrefOf(`/exercises/${exercise}`)} target="_blank" rel="noreferrer">
      {summary.title}
    </a>
  ) : (
    exercise
  );
  return (
    <div className="room-exercise">
      <p>
        {title}: {`${passed} of ${guests} pass.`}
      </p>
      {failing.length > 0 && (
        <ol className="room-list" aria-label={`What fails most: ${summary?.title ?? exercise}`}>
          {failing.map(({ check, count }) => (
            <li key={check}>
              <span translate="no">{check.replaceAll('-', ' ')}</span>
              <strong>{count}</strong>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
