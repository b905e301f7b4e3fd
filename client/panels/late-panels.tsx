import { late } from '../late/late.tsx';
import { PanelBar } from './panel-bar.tsx';

type Props = { onClose: () => void; takesFocus?: boolean };

/** The panels for where they are shut at first: a lesson can be read and done before they are fetched. */
export const LatePanels = late<Props>({
  what: 'the panels',
  load: async () => (await import('./panels.tsx')).PanelTabs,
  meanwhile: (trouble, { onClose }) => (
    <div className="panels">
      <PanelBar onClose={onClose} />
      <div className="panel">{trouble ?? <p className="panel-empty">Opening the panels…</p>}</div>
    </div>
  ),
});
