import type { ReactNode } from 'react';

/** Something more to read, folded to a line. */
export function BeatMore({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="beat-more">
      <summary className="folded-line">{title}</summary>
      <div className="prose">{children}</div>
    </details>
  );
}
