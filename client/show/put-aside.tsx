import { useState } from 'react';
import { opened } from '../storage/opened-trace.ts';

/** A show that was not saved when another was opened in its place is not lost. */
export function PutAside({ onBack }: { onBack: () => void }) {
  const [aside] = useState(() => opened.putAside());
  if (!aside) return null;
  const bringBack = () => {
    opened.bringBack();
    onBack();
  };
  return (
    <p className="put-aside">
      “{aside.show?.title ?? aside.name}” was not saved when you opened another.{' '}
      <button type="button" className="link-button" onClick={bringBack}>
        Bring it back
      </button>
    </p>
  );
}
