const arrows = 'svg [role="button"][data-of]';
const folds = 'button.diagram-fold';

/**
 * The one arrow or note of the diagram that the Tab key comes to (a roving tabindex, as the ARIA practices call it):
 * a trace of 2,000 events would otherwise be 2,000 stops.
 */
export type TabStop = {
  /** Puts the stop on this event, if the picture shows it. A focused stop stays, unless the focus is to come along. */
  rest(picture: Element, number: number, withFocus: boolean): void;
  /** The stop goes with the focus. */
  follow(focused: Element): void;
  /** Moves the focus to the next arrow that has happened or folded chapter, or to the one before. */
  step(area: Element, by: 1 | -1): void;
  /** The focus is to be on this event's arrow, as soon as that is drawn: what it was on goes. */
  call(number: number): void;
};

/** `onFirst` is called when the diagram has its first stop. */
export const createTabStop = (onFirst: () => void): TabStop => {
  let stop: Element | null = null;
  let called: number | null = null;

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
      const isCalled = called === number;
      called = null;
      const hasFocus = stop !== null && stop === document.activeElement;
      if (hasFocus && !withFocus && !isCalled) return;
      put(element);
      if (hasFocus || isCalled) element.focus({ preventScroll: true });
    },
    follow(focused) {
      if (focused.matches(arrows)) put(focused);
    },
    step(area, by) {
      const all = [...area.querySelectorAll<SVGElement | HTMLElement>(`${arrows}, ${folds}`)].filter(
        (one) => !one.closest('[aria-hidden="true"], [hidden]'),
      );
      const at = all.findIndex((one) => one.matches(':focus'));
      if (at >= 0) all[at + by]?.focus();
    },
    call(number) {
      called = number;
    },
  };
};
