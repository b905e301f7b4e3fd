const hours = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/** The wall clock, by the sandbox's time (milliseconds since the epoch): closing times are read against it. */
export function Clock({
  now,
  x,
  y,
  r,
  rings,
}: {
  now: number;
  x: number;
  y: number;
  r: number;
  rings: string | null;
}) {
  const date = new Date(now);
  const minutes = date.getMinutes() + date.getSeconds() / 60;
  const hand = (degrees: number) => ({ transform: `rotate(${degrees}deg)` });
  return (
    <g style={{ transform: `translate(${x}px, ${y}px) scale(${r / 48})` }}>
      <g key={rings ?? 'still'} className={rings ? 'scene-rings' : undefined}>
        <circle className="scene-clock" r="46" />
        {hours.map((hour) => (
          <path
            key={hour}
            className="scene-tick"
            d={hour % 3 === 0 ? 'M0 -39 V-31' : 'M0 -39 V-35'}
            style={hand(hour * 30)}
          />
        ))}
        <path
          className="scene-hand"
          d="M0 5 V-20"
          style={hand(((date.getHours() % 12) + minutes / 60) * 30)}
        />
        <path className="scene-hand scene-hand-long" d="M0 7 V-30" style={hand(minutes * 6)} />
        <circle className="scene-brass" r="3.500" />
      </g>
    </g>
  );
}
