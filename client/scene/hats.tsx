import type { Guest } from '#shared/scene/scene.ts';

/** What each kind of actor wears on its head, which is at (2, -186): shape doubles colour. */
export function Hat({ kind }: { kind: Guest['kind'] }) {
  switch (kind) {
    case 'browser':
      return (
        <g>
          <path className="scene-hat" d="M-20 -206 L-23 -250 Q2 -258 27 -250 L24 -206Z" />
          <path className="scene-hatband" d="M-21 -216 Q2 -209 25 -216 L24.500 -206 Q2 -199 -20.500 -206Z" />
          <path className="scene-brim" d="M-35 -206 Q2 -192 39 -206" />
        </g>
      );
    case 'device':
      return (
        <g>
          <path className="scene-hair" d="M-24 -194 Q-30 -164 -16 -158 L-10 -184Z" />
          <path className="scene-hatband" d="M-31 -199 Q-30 -222 2 -222 Q36 -222 33 -203 Q2 -190 -31 -199Z" />
          <circle className="scene-hatband" cx="2" cy="-224" r="6" />
        </g>
      );
    case 'curl':
      return (
        <path
          className="scene-curls"
          d="M-24 -186 q-8 -10 0 -16 q-4 -13 10 -15 q5 -12 18 -5 q13 -5 16 7 q11 2 6 13 M22 -206 q9 -1 8 7 q-2 6 -7 3 q-3 -4 1 -6"
        />
      );
    case 'attacker':
      return (
        <g>
          <path
            className="scene-mask"
            d="M-21 -196 Q8 -204 27 -197 L26 -184 Q18 -181 10 -185 Q0 -182 -22 -186Z"
          />
          <circle className="scene-peep" cx="15" cy="-190" r="3.200" />
          <path className="scene-hat" d="M-22 -204 Q-20 -232 -6 -230 Q4 -223 14 -231 Q27 -230 26 -204Z" />
          <path className="scene-hatband" d="M-22 -213 L26 -213 L26 -204 H-22Z" />
          <path className="scene-brim" d="M-40 -199 Q2 -212 46 -197" />
        </g>
      );
    case 'admin':
      return (
        <g>
          <path className="scene-hatband" d="M-30 -218 Q0 -240 32 -220 L25 -206 H-22Z" />
          <path className="scene-hat" d="M-23 -208 H26 L42 -198 Q24 -194 16 -200 H-23Z" />
          <circle className="scene-brass" cx="12" cy="-217" r="5.500" />
        </g>
      );
    case 'house':
      // The house never stands at its own counter.
      return null;
  }
}
