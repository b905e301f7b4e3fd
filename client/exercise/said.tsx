/** A sentence in which `code` between backticks is set as code; between two on each side it may hold one itself. */
export function Said({ text }: { text: string }) {
  const parts = text.split(/(``.+?``|`[^`]+`)/).map((part, index) => {
    const code = /^(``?)(.+)\1$/.exec(part)?.[2]?.trim();
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence never move.
    return code ? <code key={index}>{code}</code> : part;
  });
  return <>{parts}</>;
}
