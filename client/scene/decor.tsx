/** What hangs and stands about in an opera house: tonight's bill, a lamp, somebody's umbrella. */
export function Decor({ ids, hasUmbrella }: { ids: string; hasUmbrella: boolean }) {
  return (
    <g>
      <g style={{ transform: 'translate(116px, 196px)' }}>
        <rect className="scene-frame" x="-66" y="-104" width="132" height="188" rx="3" />
        <rect className="scene-bill" x="-55" y="-93" width="110" height="166" />
        <path
          className="scene-bill-curtain"
          d="M-55 -93 H55 V-82 Q38 -40 46 8 H30 Q22 -48 0 -72 Q-22 -48 -30 8 H-46 Q-38 -40 -55 -82Z"
        />
        <circle className="scene-brass" cx="0" cy="-14" r="17" />
        <path className="scene-bill-line" d="M-36 28 H36 M-24 42 H24 M-30 56 H30" />
      </g>
      <Sconce x={292} y={196} ids={ids} />
      {hasUmbrella ? <Umbrellas /> : null}
    </g>
  );
}

function Sconce({ x, y, ids }: { x: number; y: number; ids: string }) {
  return (
    <g style={{ transform: `translate(${x}px, ${y}px)` }}>
      <circle fill={`url(#${ids}-glow)`} r="110" />
      <path className="scene-pole" d="M0 8 V40 Q0 50 -10 48" />
      <path className="scene-lampshade" d="M-24 8 L-13 -32 H13 L24 8Z" />
    </g>
  );
}

function Umbrellas() {
  return (
    <g style={{ transform: 'translate(1150px, 578px)' }}>
      <path className="scene-umbrella" d="M-7 -30 L-16 -112 Q-18 -124 -9 -126 M9 -30 L17 -100" />
      <path
        className="scene-umbrella-folds"
        d="M-9 -40 L-22 -84 L-13 -104 L-5 -84 L0 -40Z M6 -40 L10 -82 L17 -98 L23 -80 L14 -40Z"
      />
      <path className="scene-stand" d="M-24 -52 H26 L21 4 H-19Z" />
      <path className="scene-board-edge" d="M-24 -52 H26 M-20 -8 H22" />
    </g>
  );
}
