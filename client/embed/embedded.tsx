import { type ReactNode, useEffect, useRef } from 'react';
import './embed.css';
import { tellHeight } from './tell-height.ts';

/** A page in a frame of somebody else's: no header of ours, and as high as what is in it. */
export function Embedded({ children }: { children: ReactNode }) {
  const whole = useRef<HTMLElement>(null);
  useEffect(() => (whole.current ? tellHeight(whole.current) : undefined), []);
  return (
    <main ref={whole} id="main" className="embedded">
      {children}
    </main>
  );
}
