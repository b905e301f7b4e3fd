/** Where a thing of a list stands, in any unit from the top. */
export type Span = { top: number; height: number };

/**
 * The place that a dragged thing takes: past each one whose middle it has reached with its edge. `spans` are those of the list as
 * it stands, the dragged one's own among them at `at`; `top` is how far up it has been dragged.
 */
export function placeAmong(spans: readonly Span[], at: number, top: number): number {
  const own = spans[at];
  if (!own) return at;
  const middle = ({ top: from, height }: Span) => from + height / 2;
  const before = spans.slice(0, at).filter((span) => top < middle(span)).length;
  const behind = spans.slice(at + 1).filter((span) => top + own.height > middle(span)).length;
  return at - before + behind;
}
