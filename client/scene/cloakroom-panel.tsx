import { lazy, Suspense } from 'react';

// A picture of many parts, which nobody needs before they open this tab.
const ShownScene = lazy(async () => ({
  default: (await import('./shown-scene.tsx')).ShownScene,
}));

/** The same instant as it looks at the coat check. */
export function CloakroomPanel() {
  return (
    <>
      <h2 className="visually-hidden">At the coat check</h2>
      <Suspense fallback={<p className="panel-empty">Opening the cloakroom…</p>}>
        <ShownScene />
      </Suspense>
    </>
  );
}
