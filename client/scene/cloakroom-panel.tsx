import { late } from '../late/late.tsx';

// A picture of many parts, which nobody needs before they open this tab.
const ShownScene = late({
  what: 'the picture of the cloakroom',
  load: async () => (await import('./shown-scene.tsx')).ShownScene,
  meanwhile: (trouble) => trouble ?? <p className="panel-empty">Opening the cloakroom…</p>,
});

/** The same instant as it looks at the coat check. */
export function CloakroomPanel() {
  return (
    <>
      <h2 className="visually-hidden">At the coat check</h2>
      <ShownScene />
    </>
  );
}
