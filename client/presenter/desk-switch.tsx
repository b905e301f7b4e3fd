import type { ReactNode } from 'react';

type Props = {
  isOn: boolean;
  /** It can be read and come to, and does nothing now. */
  isDead?: boolean;
  /** The stage's own key for it. */
  keys?: string;
  title?: string;
  onPress: () => void;
  children: ReactNode;
};

/** Something of the stage that is on or off, and is changed by a press. */
export const DeskSwitch = ({ isOn, isDead, keys, title, onPress, children }: Props) => (
  <button
    type="button"
    className="button"
    data-tone={isOn ? 'main' : undefined}
    aria-pressed={isOn}
    aria-disabled={isDead}
    aria-keyshortcuts={keys}
    title={title}
    onClick={() => isDead || onPress()}
  >
    {children}
  </button>
);
