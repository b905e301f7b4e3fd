import type { useDraft } from './use-draft.ts';

/** What the learner must know about their saved text: two tabs, no room, or a save that cannot be read. */
export function DraftNotices({ draft }: { draft: ReturnType<typeof useDraft> }) {
  const { context, isContested, send } = draft;
  return (
    <>
      {isContested && (
        <div className="trouble" role="alert">
          <p>
            <b>This exercise changed in another tab.</b> Saving waits until you choose; the other text becomes
            an earlier version, so nothing is lost.
          </p>
          <div className="actions-row">
            <button type="button" className="button" onClick={() => send({ type: 'keep mine' })}>
              Keep this tab’s text
            </button>
            <button type="button" className="button" onClick={() => send({ type: 'take theirs' })}>
              Take the other tab’s
            </button>
          </div>
        </div>
      )}
      {context.trouble && (
        <p className="trouble" role="alert">
          {context.trouble === 'full'
            ? 'Could not save your text: this browser’s storage is full. Copy your text somewhere safe before you leave.'
            : 'Could not save your text: this browser keeps nothing for this site, as in a private window. Copy your text before you leave.'}
        </p>
      )}
      {context.damaged !== null && (
        <details className="trouble" role="alert">
          <summary>
            Could not read your saved text: it is damaged. It is kept as it was; open this to copy what is in
            it.
          </summary>
          <pre className="exercise-damaged">{context.damaged}</pre>
        </details>
      )}
    </>
  );
}
