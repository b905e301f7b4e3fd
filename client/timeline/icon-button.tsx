const shapes = {
  before: 'M18 8H3M8.5 2.5 3 8l5.5 5.5',
  after: 'M2 8h15M11.5 2.5 17 8l-5.5 5.5',
  previous: 'M3 2v12M17.5 8H7.5M12 3.5 7.5 8l4.5 4.5',
  next: 'M17 2v12M2.5 8h10M8 3.5 12.5 8 8 12.5',
  play: 'M6 2.5v11l9.5-5.5z',
  pause: 'M7 2.5v11M13 2.5v11',
};

type Props = {
  icon: keyof typeof shapes;
  label: string;
  /** What the tooltip says instead of the label. */
  hint?: string;
  /** As `aria-keyshortcuts` has it: `Shift+ArrowLeft`. */
  keys: string;
  isOff?: boolean;
  onClick: () => void;
};

/** A button of the timeline: a picture, a name, and the keys that do the same. It can be focused even while it is off. */
export function IconButton({ icon, label, hint = label, keys, isOff = false, onClick }: Props) {
  return (
    <button
      type="button"
      className="button timeline-button"
      aria-disabled={isOff}
      aria-keyshortcuts={keys}
      title={`${hint} (${toSigns(keys)})`}
      onClick={onClick}
    >
      <svg viewBox="0 0 20 16" width="20" height="16" aria-hidden="true">
        <path
          d={shapes[icon]}
          fill={icon === 'play' ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth={icon === 'pause' ? 3 : 2}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span className="visually-hidden">{label}</span>
    </button>
  );
}

const toSigns = (keys: string): string =>
  keys.replace('ArrowLeft', '←').replace('ArrowRight', '→').replace('Shift+', '⇧ ');
