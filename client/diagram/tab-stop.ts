const arrows = 'svg [role="button"][data-of]';

/**
 * The one arrow or note of the diagram that the Tab key comes to (a roving tabindex, as the ARIA practices call it):
 * a trace of 2,000 events would otherwise be 2,000 stops.
 */
export type TabStop = {
  /** Puts the stop on this event, if the picture shows it. A focused stop stays, unless the focus is to come along. */
  rest(picture: Element, number: number, withFocus: boolean): void;
  /** The stop goes with the focus. */
  follow(focused: Element): void;
  /** Moves the focus to the next arrow that has happened, or to the one before. */
  step(area: Element, by: 1 | -1): void;
};

/** `onFirst` is called when the diagram has its first stop. */
export const createTabStop = (onFirst: () => void): TabStop => {
  let stop: Element | null = null;

  const put = (element: Element) => {
    if (stop === element) return;
    if (!stop) onFirst();
    stop?.setAttribute('tabindex', '-1');
    element.setAttribute('tabindex', '0');
    stop = element;
  };

  return {
    rest(picture, number, withFocus) {
      const element = picture.querySelector<SVGElement>(`${arrows}[data-of="${number}"]`);
      if (!element) return;
      const hasFocus = stop !== null && stop === document.activeElement;
      if (hasFocus && !withFocus) return;
      put(element);
      if (hasFocus) element.focus({ preventScroll: true });
    },
    follow(focused) {
      if (focused.matches(arrows)) put(focused);
    },
    step(area, by) {
      const all: Element[] = [...area.querySelectorAll(arrows)];
      const at = stop ? all.indexOf(stop) : -1;
      const next = at < 0 ? undefined : all[at + by];
      if (next instanceof SVGElement && !next.closest('[aria-hidden="true"]')) next.focus();
    },
  };
};
