/** The button of what two runs, or their coming, lie over the stage in; Escape is its key. */
export const PutAway = ({ onPutAway }: { onPutAway: () => void }) => (
  <button type="button" className="button" data-tone="quiet" aria-keyshortcuts="Escape" onClick={onPutAway}>
    Put away
  </button>
);
