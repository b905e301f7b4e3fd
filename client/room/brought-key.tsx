import { usePresenterKey } from './use-presenter-key.ts';

/** Takes the key of a room that the address brings, and says so where it opens nothing. */
export function BroughtKey({ sandboxId }: { sandboxId: string }) {
  const { trouble, putAway } = usePresenterKey(sandboxId);
  if (trouble === null) return null;
  return (
    <div className="line-banner" role="alert">
      <p>{trouble}</p>
      <button type="button" className="button" onClick={putAway}>
        Put this away
      </button>
    </div>
  );
}
