import { loadNotes } from '../content/load-notes.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import { useFetched } from '../late/use-fetched.ts';
import { Prose } from '../lesson/prose.tsx';

/** What a lesson's author has to say to whoever presents this step. Its slug has to be its key. */
export function StepNotes({ slug, stepId }: { slug: string; stepId: string }) {
  const fetched = useFetched(loadNotes, slug);
  const notes = fetched.state === 'here' ? fetched.value[stepId] : undefined;
  return (
    <section className="presenter-notes" aria-label="Notes">
      <p className="eyebrow">Notes</p>
      {fetched.state === 'failed' && <LateTrouble what="the notes" {...fetched} />}
      {notes ? (
        <div className="prose">
          <Prose root={notes} />
        </div>
      ) : (
        fetched.state === 'here' && <p className="presenter-none">None for this step.</p>
      )}
    </section>
  );
}
