/** What a page that frames one of ours is told whenever it becomes higher or lower, in CSS pixels. */
export type HeightMessage = { type: 'coat-check:height'; height: number };

/** Tells whoever frames this page how high it is, or would be by its width, now and from now on. @returns what ends that */
export function tellHeight(
  element: Element,
  heightOf: (size: DOMRect) => number = ({ height }) => height,
): () => void {
  const tell = () => {
    const height = Math.ceil(heightOf(element.getBoundingClientRect()));
    // Who frames it is not known here, and how high it is is no secret.
    parent.postMessage({ type: 'coat-check:height', height } satisfies HeightMessage, '*');
  };
  const sizes = new ResizeObserver(tell);
  sizes.observe(element);
  return () => sizes.disconnect();
}
