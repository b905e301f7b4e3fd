/**
 * Keeps a text that could not be read beside the key where it stood: `<key>:damaged`, or with a number behind that, so
 * that none is lost to the next one. Throws where the browser has no room for it.
 */
export function setAside(shelf: Pick<Storage, 'getItem' | 'setItem'>, key: string, text: string): void {
  for (let place = 1; ; place++) {
    const aside = `${key}:damaged${place === 1 ? '' : `:${place}`}`;
    const there = shelf.getItem(aside);
    if (there === null) shelf.setItem(aside, text);
    if (there === null || there === text) return;
  }
}
