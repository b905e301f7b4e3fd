import { type ReactNode, useEffect, useRef } from 'react';

/** The name of what is read. Who comes here, from the entrance or from another step, goes on reading from it. */
export function StoryHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
