import type { ReactNode } from 'react';
import './panels.css';

type Props = {
  onClose: (() => void) | undefined;
  children?: ReactNode;
};

/** What stands above the panels: their names, and what shuts them. */
export function PanelBar({ onClose, children }: Props) {
  return (
    <div className="panel-bar">
      {children}
      {onClose && (
        <button type="button" className="panel-close" title="Close (Esc)" onClick={onClose}>
          <span aria-hidden="true">✕</span>
          <span className="visually-hidden">Close the drawer</span>
        </button>
      )}
    </div>
  );
}
