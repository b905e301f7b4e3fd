import { useLayoutEffect, useMemo, useRef } from 'react';
import { drawNext, type Ghosts } from './ghosts.ts';
import './ghosts.css';
import type { Lanes } from './lanes.ts';
import { toElement } from './to-element.ts';

/** What may come next, beneath all that has come. Not said aloud: where it is guessed, it stands in words. */
export function NextGhosts({ ghosts, participants, layout }: Lanes & { ghosts: Ghosts }) {
  const picture = useRef<SVGGElement>(null);
  const drawn = useMemo(() => drawNext(ghosts, { participants, layout }), [ghosts, participants, layout]);
  useLayoutEffect(() => {
    picture.current?.replaceChildren(...(drawn?.shapes ?? []).map(toElement));
  }, [drawn]);
  if (!drawn) return null;
  const { columnWidth } = layout;
  const width = columnWidth * participants.length;
  return (
    <div className="diagram-next" aria-hidden="true" translate="no" style={{ width, height: drawn.height }}>
      <svg width={width} height={drawn.height} aria-hidden="true">
        {participants.map(({ id }, index) => (
          <line
            key={id}
            className="diagram-ghost-lane"
            x1={(index + 0.5) * columnWidth}
            x2={(index + 0.5) * columnWidth}
            y2={drawn.height}
          />
        ))}
        <g ref={picture} />
      </svg>
    </div>
  );
}
