type Props = { number: number; title: string; isMended: boolean; isOpenNow: boolean };

const edge = 'M12 30 22 12 40 16 55 6 74 14 86 28 82 46 88 60 70 70 52 66 36 74 18 64 8 48z';

/** One hole of the wall, and who looks in; bricks, once its mistake was mended. */
export function Hole({ number, title, isMended, isOpenNow }: Props) {
  const state = isOpenNow ? 'open in this cloakroom now' : isMended ? 'bricked up' : 'open';
  return (
    <li data-mended={isMended} data-open-now={isOpenNow || undefined}>
      <svg viewBox="0 0 96 80" aria-hidden="true">
        <path className="hole-edge" d={edge} />
        {isMended && !isOpenNow ? <Bricks /> : <Eyes />}
      </svg>
      <b className="numeral" aria-hidden="true">
        {number}
      </b>
      <span className="visually-hidden">
        {title}: {state}
      </span>
    </li>
  );
}

const Eyes = () => (
  <g className="hole-eyes">
    <ellipse cx="38" cy="38" rx="7" ry="8" />
    <ellipse cx="58" cy="38" rx="7" ry="8" />
    <circle cx="40" cy="39" r="3" />
    <circle cx="60" cy="39" r="3" />
  </g>
);

const Bricks = () => (
  <path
    className="hole-bricks"
    d="M22 16h30v14H22z M54 16h26v14H54z M14 32h26v14H14z M42 32h38v14H42z M22 48h30v14H22z M54 48h24v14H54z"
  />
);
