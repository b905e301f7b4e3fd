type Side = { top: number; bottom: number };

/** Boxes as the window has them: the diagram's, those of the shown event's parts, and the lower edge of the heads. */
type Boxes = { view: Side; heads: number; shown: readonly Side[] };

/** Free space between the shown arrow and the rod, in CSS pixels. */
const gap = 10;
/** The share of the room beneath the heads that stays for the curtain; the larger one where it has a question to be read on it. */
const [usualShare, askingShare] = [0.2, 0.45];

const lowest = ({ shown, heads }: Boxes): number => Math.max(heads, ...shown.map(({ bottom }) => bottom));

/** Where the rod hangs, in CSS pixels from the diagram's upper edge: never above the heads, and never out of sight. */
export const curtainTop = (boxes: Boxes): number =>
  Math.round(Math.min(lowest(boxes) + gap, boxes.view.bottom) - boxes.view.top);

/** How far the diagram has to be scrolled on, so that some curtain is seen beneath the shown arrow. */
export const toScrollOn = (boxes: Boxes, isAsking = false): number => {
  const { view, heads, shown } = boxes;
  const share = isAsking ? askingShare : usualShare;
  const from = view.bottom - (view.bottom - heads) * share;
  const highest = Math.min(...shown.map(({ top }) => top));
  // What is higher than the room keeps its beginning in sight.
  return Math.max(0, Math.min(lowest(boxes) + gap - from, highest - heads - gap));
};
