import type { Coat as CoatData } from '#shared/scene/scene.ts';

const body =
  'M-13 24 Q-33 29 -40 46 L-49 116 L-33 121 L-29 84 L-34 151 Q0 160 34 151 L29 84 L33 121 L49 116 L40 46 Q33 29 13 24 Q0 33 -13 24Z';

/** A coat on its hanger, hung from the drawing's origin. Owners differ by colour and by weave. */
export function Coat({ coat, ids }: { coat: CoatData; ids: string }) {
  return (
    <g className="scene-coat" data-cloth={coat.cloth}>
      <path className="scene-wire" d="M0 -2 Q9 -2 8 5 Q7 10 0 14 M-34 36 L0 14 L34 36" />
      <path className="scene-cloth" d={body} />
      <path d={body} fill={`url(#${ids}-weave${coat.cloth % 4})`} />
      <path className="scene-shade" d="M34 151 L29 84 L26 58 L20 152Z" />
      <path className="scene-seam" d="M-29 84 L-27 60 M29 84 L27 60 M0 72 V155 M-24 108 h13 M24 108 h-13" />
      <path className="scene-lapel" d="M-13 24 L-19 46 L-9 50 L0 74 L9 50 L19 46 L13 24 L0 40Z" />
      <path className="scene-lining" d="M-11 25 Q0 33 11 25 L0 46Z" />
      <circle className="scene-button" cx="6" cy="90" r="3" />
      <circle className="scene-button" cx="6" cy="112" r="3" />
    </g>
  );
}

/** The weaves that coats are drawn with, once for each drawing. */
export function Weaves({ ids }: { ids: string }) {
  const lines = ['', 'M4 0V12', 'M0 4H12M4 0V12', 'M0 12L12 0'];
  return lines.map((d, index) => (
    <pattern key={d} id={`${ids}-weave${index}`} width="12" height="12" patternUnits="userSpaceOnUse">
      <path className="scene-weave" d={d} />
    </pattern>
  ));
}
