import type { Entry } from '#shared/api/room-api.ts';
import { NameForm } from './name-form.tsx';
import { useEntry } from './use-entry.ts';

type Props = { code: string; before: Entry; mayAsk: boolean };

/** The way to the presenter's own counter, with a ticket of one's own, for the few who are let in by name. */
export function EntryDoor({ code, before, mayAsk }: Props) {
  const { entry, refusal, ask } = useEntry(code, before);
  if (entry.state === 'let in') {
    return (
      <section className="guest-room-own" aria-label="Come to the counter">
        <p role="status">
          <strong>You are let in.</strong> What you do there is drawn on the stage.
        </p>
        {/* A whole new document, whose cookies are those of its own address. */}
        <a className="button" data-tone="main" href={entry.url}>
          Come to the counter
        </a>
      </section>
    );
  }
  // Whoever waits is told that the counter was shut, and may still go.
  if (!mayAsk && entry.state !== 'waiting') return null;
  return (
    <details className="hand">
      <summary className="folded-line">Come to the counter?</summary>
      {entry.state === 'waiting' ? (
        <div className="hand-line">
          <p role="status">
            {mayAsk
              ? 'You have asked. The presenter sees your name, and lets you in or not.'
              : 'You have asked. Just now the presenter lets nobody in.'}
          </p>
          <button type="button" className="button" onClick={() => void ask(null)}>
            Ask no more
          </button>
        </div>
      ) : (
        <>
          <p role="status">
            {entry.state === 'declined'
              ? 'Not this time, says the presenter. You go on looking, and may ask again.'
              : 'A few may come with a ticket of their own, and be drawn on the stage.'}
          </p>
          <NameForm
            label="Your name, for the presenter alone"
            send="Ask to come in"
            onSend={(name) => void ask(name)}
          />
        </>
      )}
      {refusal && <p className="trouble">{refusal}</p>}
    </details>
  );
}
