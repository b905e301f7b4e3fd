import { useEffect, useEffectEvent } from 'react';
import { whenIdle } from '../late/when-idle.ts';
import type { Layout } from './layout.ts';
import { renderMermaid } from './render-mermaid.ts';
import { warmUp } from './warm-up.ts';

/** Nobody has read a step by then, in milliseconds; and the page has fetched what it needs before it can be used. */
const READING_MS = 1500;

const calls = Array.from(
  { length: 5 },
  (_, index) =>
    `  server->>store: GET session#58;${index}\n  store-->>server: OK, a record<br/>of two lines\n`,
);
const sample = `sequenceDiagram
  participant browser as Browser
  participant server as Server A
  participant store as Session Store
  browser->>server: GET /dashboard
${calls.join('')}  server-->>browser: 200 OK
  Note over browser: keeps the cookie
`;

/** Has Mermaid fetched and run in while the learner reads. Marks `coat-check:warm` on the performance timeline at its end. */
export const useWarmUp = (layout: Layout | null): void => {
  const isReady = layout !== null;
  // Once is enough, whatever the layout becomes.
  const draw = useEffectEvent(async () => layout && renderMermaid(sample, layout));
  useEffect(() => {
    if (!isReady) return;
    let stop: () => void = () => undefined;
    const timer = setTimeout(() => {
      stop = warmUp({ draw, whenIdle }, () => performance.mark('coat-check:warm'));
    }, READING_MS);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [isReady]);
};
