import { Link } from 'wouter';
import { lessonOf } from '../page/addresses.ts';
import type { NextLesson } from './choose-next.ts';

const words = { begin: 'Begin here', 'go-on': 'Go on', follow: 'Next' } as const;

/** Where one goes on, in one press. */
export function NextCard({ id, next }: { id: string; next: NextLesson }) {
  if (next.type === 'all-done') {
    return (
      <section className="ticket next-card" aria-labelledby="next">
        <p className="eyebrow">All lessons done</p>
        <h2 id="next">Now write the server</h2>
        <p>The lessons stay open, to be looked at again.</p>
        <Link className="button" data-tone="main" href="/exercises">
          To the exercises
        </Link>
      </section>
    );
  }
  const { type, slug, title, step } = next;
  return (
    <section className="ticket next-card" aria-labelledby="next">
      <p className="eyebrow">{words[type]}</p>
      <h2 id="next">{title}</h2>
      <p>
        Step {step.number} of {step.of}: {step.title}
      </p>
      <Link
        className="button"
        data-tone="main"
        href={lessonOf(id, slug, type === 'go-on' ? step.id : undefined)}
      >
        {type === 'go-on' ? 'Go on with the lesson' : 'Open the lesson'}
      </Link>
    </section>
  );
}
