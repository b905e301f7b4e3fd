import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { isFreeEscape } from '../page/is-free-escape.ts';
import { useFocusWhileThere } from '../page/use-focus-while-there.ts';

type Props = {
  /** The screen is black: nothing in here can be come to. */
  isDark: boolean;
  onPutAway: () => void;
  children: ReactNode;
};

/** What lies over the whole stage while two runs do, or are on their way there. It has the focus, and Escape puts it away. */
export function RunsCover({ isDark, onPutAway, children }: Props) {
  const cover = useRef<HTMLElement>(null);
  useFocusWhileThere(cover, !isDark);
  const leave = useEffectEvent((event: KeyboardEvent) => {
    if (isDark || !isFreeEscape(event)) return;
    // Or it would mean something to the stage as well, which is there again by then.
    event.preventDefault();
    onPutAway();
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => leave(event);
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <section className="runs-cover" aria-label="Both runs" tabIndex={-1} ref={cover} inert={isDark}>
      {children}
    </section>
  );
}
