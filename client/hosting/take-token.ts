/**
 * Takes the host's token out of the address, where the printed link has it after the `#`: that part is sent to nobody, and
 * what is taken out is not in the browser's history either, nor on a projector.
 */
export function takeToken(): string | null {
  const token = location.hash.slice(1);
  if (token === '') return null;
  history.replaceState(history.state, '', location.pathname);
  return token;
}
