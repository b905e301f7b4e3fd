import { useState } from 'react';
import { lessonSummaries } from '../content/load-lessons.ts';
import { CopyLine } from '../controls/copy-line.tsx';
import { useSharedAddress } from '../controls/use-shared-address.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import { doorOf } from '../page/addresses.ts';
import { hrefOf } from '../requests/base.ts';
import { isStatic } from '../static/is-static.ts';
import './class-links.css';

/** For teachers: an address for each lesson that opens it to every visitor in a cloakroom of their own. */
export function ClassLinks({ sandboxId }: { sandboxId: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="class-links" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Link to a lesson for a class</summary>
      {isOpen && (isStatic ? <List url={location.href} /> : <Links sandboxId={sandboxId} />)}
    </details>
  );
}

function Links({ sandboxId }: { sandboxId: string }) {
  const { answer, failed } = useSharedAddress(sandboxId);
  if (failed) return <LateTrouble {...failed} />;
  if (!answer) return <p role="status">One moment…</p>;
  if (!answer.ok) return <p className="trouble">{answer.refusal.message}</p>;
  const { url, lan } = answer.value;
  return <List url={url} onlyHere={!lan} />;
}

/** `url` is an address of this host, as others reach it; `onlyHere` where none does. */
function List({ url, onlyHere = false }: { url: string; onlyHere?: boolean }) {
  return (
    <div className="class-links-list">
      <p>
        Each opens its lesson in a cloakroom of the visitor’s own, not in yours. Put a slash and a step’s name
        after it, as in your own address bar, to begin there.
      </p>
      {onlyHere && (
        <p>
          Only this machine can reach them now. To let a class in, start with <code>npm start -- --lan</code>.
        </p>
      )}
      {lessonSummaries.map(({ slug, title }) => (
        <CopyLine key={slug} label={title} text={new URL(hrefOf(doorOf(slug)), url).href} />
      ))}
    </div>
  );
}
