import { late } from '../late/late.tsx';

/** The cloakroom's own controls: many, and nobody needs them before they open this tab. */
export const ControlsPanel = late({
  what: 'the desk',
  load: async () => (await import('./controls.tsx')).Controls,
  meanwhile: (trouble) => trouble ?? <p className="panel-empty">Opening the desk…</p>,
});
