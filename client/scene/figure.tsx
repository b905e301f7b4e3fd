import type { CSSProperties } from 'react';
import type { Coat as CoatData, Guest } from '#shared/scene/scene.ts';
import { Coat } from './coat.tsx';
import { Hat } from './hats.tsx';

/** An actor in profile, facing the counter, standing on the drawing's origin, 255 units tall. */
export function Figure({
  kind,
  coat,
  ids,
  from,
}: {
  kind: Guest['kind'];
  coat: CoatData | null;
  ids: string;
  /** Where the coat over the arm comes flying from; null when it has been there. */
  from: CSSProperties | null;
}) {
  return (
    <g>
      <ellipse className="scene-shadow" cx="0" cy="1" rx="50" ry="8" />
      <path className="scene-trousers" d="M-13 -60 V-6 M13 -60 V-6" />
      <path className="scene-shoe" d="M-21 0 V-9 H-6 Q6 -8 7 0Z M5 0 V-9 H20 Q32 -8 33 0Z" />
      <path
        className="scene-body"
        d="M-15 -161 C-36 -157 -41 -132 -43 -102 L-49 -42 Q0 -32 46 -42 L39 -102 C38 -132 31 -157 14 -161Z"
      />
      <path
        className="scene-shade"
        d="M-15 -161 C-36 -157 -41 -132 -43 -102 L-49 -42 Q-38 -39 -27 -37 Q-30 -110 -15 -161Z"
      />
      <path className="scene-shirt" d="M0 -161 L15 -161 L25 -122Z" />
      <path className="scene-bow" d="M8 -155 l9 -5 l9 5 v7 l-9 -4 l-9 4Z" />
      <rect className="scene-skin" x="-7" y="-170" width="17" height="14" />
      <circle className="scene-skin" cx="2" cy="-187" r="25" />
      <circle className="scene-skin" cx="27" cy="-183" r="6" />
      <circle className="scene-eye" cx="15" cy="-190" r="3" />
      <path className="scene-mouth" d="M13 -174 q5 2 8 -1" />
      <Hat kind={kind} />
      {coat ? (
        <g className="scene-over-arm" style={{ transform: 'translate(50px, -122px) scale(0.62)' }}>
          <g className={from ? 'scene-flies' : undefined} style={from ?? {}}>
            <Coat coat={coat} ids={ids} />
          </g>
        </g>
      ) : null}
      <path className="scene-sleeve" d="M-4 -138 Q6 -100 42 -108" />
      <circle className="scene-skin" cx="49" cy="-110" r="9" />
    </g>
  );
}
