const hints = [
  ['→', 'next arrow'],
  ['B', 'black'],
  ['?', 'all keys'],
] as const;

/** The two keys that a presenter needs; all others are a press of the third away. */
export function KeyHints() {
  return (
    <p className="stage-hints" aria-hidden="true" translate="no">
      {hints.map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd>
          <span>{does}</span>
        </span>
      ))}
    </p>
  );
}
