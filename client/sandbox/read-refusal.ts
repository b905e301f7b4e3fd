/** Why a visit to the demo app was turned away with a page; the server writes it there. */
export type VisitRefusal = 'too-many-devices' | 'too-many-waiting';

/** Null on every page that was simply asked for. */
export const readRefusal = (): VisitRefusal | null => {
  const content = document.querySelector('meta[name="refusal"]')?.getAttribute('content');
  return content === 'too-many-devices' || content === 'too-many-waiting' ? content : null;
};
