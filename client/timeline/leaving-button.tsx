import { type ComponentProps, useLayoutEffect, useRef } from 'react';

/** A button of the timeline that goes when it is pressed. Where it has the focus then, that goes on to the nearest step button. */
export function LeavingButton(props: ComponentProps<'button'>) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const { current } = button;
    const steps = current?.closest('.timeline-bar')?.querySelector('.timeline-steps');
    return () => {
      if (current && current === document.activeElement)
        steps?.querySelector<HTMLElement>(':scope > :last-child')?.focus();
    };
  }, []);
  return <button {...props} type="button" className="button timeline-live" ref={button} />;
}
