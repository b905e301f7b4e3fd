import { lazy, Suspense } from 'react';

// Many controls, which nobody needs before they open this tab.
const Desk = lazy(async () => ({ default: (await import('./controls.tsx')).Desk }));

/** The cloakroom's own controls. */
export function DeskPanel() {
  return (
    <Suspense fallback={<p className="panel-empty">Opening the desk…</p>}>
      <Desk />
    </Suspense>
  );
}
