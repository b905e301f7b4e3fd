/*
 * What runs in the page under test, the same in each engine: a driver's own search by name is not the same in all.
 * Each is sent there as text, so it must stand alone.
 */

/** The first thing in sight that can be pressed and has this name. */
export function findNamed(name: string): Element | null {
  const pressable = 'button, a[href], summary, [role="button"], [role="tab"], [role="radio"]';
  const named = [...document.querySelectorAll(pressable)].filter(
    (element) =>
      (element.getAttribute('aria-label') ?? element.textContent ?? '').trim() === name &&
      element.getAttribute('aria-disabled') !== 'true',
  );
  return named.find((element) => element.getClientRects().length > 0) ?? null;
}

export function readTexts(selector: string): string[] {
  return [...document.querySelectorAll(selector)].map(({ textContent }) =>
    (textContent ?? '').replace(/\s+/g, ' ').trim(),
  );
}

export function readLabels(selector: string): string[] {
  return [...document.querySelectorAll(selector)].map((element) => element.getAttribute('aria-label') ?? '');
}

/** A paste into whatever has the focus: keys would make an editor indent what is typed once more. */
export function paste(text: string): void {
  // Of a paste that a script makes up, Firefox keeps the data from all who listen.
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: { getData: () => text } });
  document.activeElement?.dispatchEvent(event);
}
