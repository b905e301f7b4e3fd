import { lazy, Suspense } from 'react';

// Many controls, which nobody needs before they open this tab.
const Controls = lazy(async () => ({ default: (await import('./controls.tsx')).Controls }));

/** The cloakroom's own controls. */
export function ControlsPanel() {
  return (
    <Suspense fallback={<p className="panel-empty">Opening the desk…</p>}>
      <Controls />
    </Suspense>
  );
}
