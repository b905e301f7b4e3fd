/** A sentence in which `code` between backticks is set as code. */
export function Said({ text }: { text: string }) {
  return text.split(/(`[^`]+`)/).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence never move.
    part.startsWith('`') && part.length > 2 ? <code key={index}>{part.slice(1, -1)}</code> : part,
  );
}
