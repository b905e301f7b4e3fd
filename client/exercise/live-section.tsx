import { useEffect, useRef } from 'react';
import { late } from '../late/late.tsx';
import './live.css';

// Mermaid is large, and only who tries needs it.
const TryLive = late({
  what: 'your counter',
  load: async () => (await import('./try-live.tsx')).TryLive,
  meanwhile: (trouble) => trouble ?? <p role="status">One moment…</p>,
});

type Props = {
  /** The exercise. */
  subject: { slug: string; title: string };
  text: string;
  isStale: boolean;
  onLine: (line: number) => void;
  onClose: () => void;
};

/**
 * The learner's own server beneath code and verdicts. Whoever opens it is taken there. A new server wants a new key,
 * even of the same text.
 */
export function LiveSection({ subject, text, isStale, onLine, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <section className="exercise-live" aria-labelledby="live" data-keys="within">
      <header className="exercise-bar">
        <h2 id="live" tabIndex={-1} ref={heading}>
          Your own counter
        </h2>
        {isStale && <p>This is your server as it was. Try it live again to open the new one.</p>}
        <button type="button" className="button" data-tone="quiet" onClick={onClose}>
          Close
        </button>
      </header>
      <TryLive text={text} subject={subject} onLine={onLine} />
    </section>
  );
}
