import { Link } from 'wouter';

/** Why steps that were done are not ticked, or will not stay so. */
export function MemoryTrouble({ memory }: { memory: 'corrupt' | 'refused' }) {
  return (
    <p className="lesson-aside">
      {memory === 'corrupt' ? (
        <>
          What this browser remembered of the lesson could not be read, so it starts afresh. Nothing was
          thrown away: the unreadable text is set aside in <Link href="/progress">What you have done</Link>.
          What you do here counts.
        </>
      ) : (
        'This browser keeps nothing for this site, so the steps you do stay ticked only until you close the page.'
      )}
    </p>
  );
}
