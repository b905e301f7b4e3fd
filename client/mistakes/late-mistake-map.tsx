import { useEffect, useRef, useState } from 'react';
import { late } from '../late/late.tsx';
import './late-mistake-map.css';
import type { Wall } from './mistake-map.tsx';

const MistakeMap = late({
  what: 'the wall with its holes',
  load: async () => (await import('./mistake-map.tsx')).MistakeMap,
  meanwhile: (trouble) => trouble,
});

/** The map of the mistakes: fetched when somebody comes near it, and its place is kept until then. */
export function LateMistakeMap(wall: Wall) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: '200px' },
    );
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div className="mistake-map-place" ref={place}>
      {isNear && <MistakeMap {...wall} />}
    </div>
  );
}
