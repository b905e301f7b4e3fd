type Surroundings = {
  /** https, or this very machine. */
  isSecure: boolean;
  isFramed: boolean;
  hasWorkers: boolean;
};

const begins = 'Could not begin: this page’s server is a service worker of your own browser, and';

/** Why there is no service worker, for people: what is wrong, and the way out. `error` is what the browser said. */
export function whyRefused(error: unknown, { isSecure, isFramed, hasWorkers }: Surroundings): string {
  if (!isSecure) {
    return `${begins} browsers allow that over https only, or on localhost. Open this page by an https:// address.`;
  }
  if (isFramed) {
    return `${begins} your browser gives none to a page in another site’s frame. Open Coat Check in a tab of its own.`;
  }
  if (!hasWorkers || nameOf(error) === 'SecurityError') {
    return `${begins} this window may keep nothing. Allow this site to store data, or open the page in a window that is not private.`;
  }
  return `${begins} it could not be fetched whole, or finds no room. Reload the page; if that does not help, free some of this browser’s storage.`;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');
