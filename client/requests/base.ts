/** The path beneath which the product lies here, with a slash at both ends: `/`, or what `PUBLIC_URL` has after its name. The server writes it into the page. */
export const BASE = readBase();

/** One of the product's own addresses, `/s/…`, as the browser has to be told it. The router's links and ways add the base by themselves. */
export const hrefOf = (address: string): string => BASE + address.slice(1);

/** A path of this site as the product's own address; null for what lies beside the product. */
export const addressIn = (pathname: string): string | null =>
  pathname.startsWith(BASE) ? pathname.slice(BASE.length - 1) : null;

function readBase(): string {
  // Tests of what only computes have no page.
  if (typeof document === 'undefined') return '/';
  const told = document.querySelector('meta[name="base-path"]')?.getAttribute('content') ?? '/';
  // A page of plain files tells it as seen from itself: `../../`.
  return told.startsWith('/') ? told : new URL(told, location.href).pathname;
}
