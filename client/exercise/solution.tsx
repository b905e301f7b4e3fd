import { useState } from 'react';
import { late } from '../late/late.tsx';

const SolutionDiff = late({
  what: 'the comparison with the solution',
  load: async () => (await import('../editor/solution-diff.tsx')).SolutionDiff,
  meanwhile: (trouble) => trouble ?? <p role="status">Opening the solution…</p>,
});

/** One solution beside the learner's text: after passing at once, before that only when asked for twice. */
export function Solution({
  mine,
  solution,
  isSolved,
}: {
  mine: string;
  solution: string;
  isSolved: boolean;
}) {
  const [asked, setAsked] = useState(0);
  const isOpen = asked > (isSolved ? 0 : 1);
  return (
    <section className="exercise-solution" aria-label="One solution">
      {isOpen ? (
        <>
          <h2>One way to do it</h2>
          <p>
            Compared with yours: what it adds is marked in green, what it does without in red. Yours may be as
            good.
          </p>
          <SolutionDiff mine={mine} solution={solution} />
        </>
      ) : (
        <>
          {asked === 1 && (
            <p role="status">Sure? A hint may be all you need, and you would not get this surprise again.</p>
          )}
          <button type="button" className="button" data-tone="quiet" onClick={() => setAsked(asked + 1)}>
            {asked === 1 ? 'Yes, show me a solution' : 'Show me a solution'}
          </button>
        </>
      )}
    </section>
  );
}
