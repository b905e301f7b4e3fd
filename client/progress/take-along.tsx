import { useState } from 'react';
import { ChooseFile } from '../page/choose-file.tsx';
import { saveFile } from '../take-away/save-file.ts';
import { isEmpty, type Kept } from './kept.ts';
import { writeProgressFile } from './progress-file.ts';
import type { Taken } from './take-in.ts';

type Props = { kept: Kept; taken: Taken | null; onChoose: (file: File) => Promise<void> };

/** From this browser to another, by a file. */
export function TakeAlong({ kept, taken, onChoose }: Props) {
  const [saved, setSaved] = useState<string | null>(null);
  const download = () => {
    const now = new Date();
    const name = `coat-check-done-${now.toISOString().slice(0, 10)}.json`;
    saveFile(name, new Blob([writeProgressFile(kept, now)], { type: 'application/json' }));
    setSaved(name);
  };
  return (
    <section aria-labelledby="along">
      <h2 id="along">Take it along</h2>
      <p>
        This browser alone remembers it, and a private window only until it is closed. A file carries it to
        another browser: steps, answers, points, and the texts you wrote. It holds no name, and no cloakroom’s
        address.
      </p>
      <div className="actions-row">
        {!isEmpty(kept) && (
          <button type="button" className="button" onClick={download}>
            Download what you have done
          </button>
        )}
        <ChooseFile
          label="Take in a file…"
          tone={isEmpty(kept) ? 'main' : 'quiet'}
          name="A file of what you have done"
          onChoose={onChoose}
        />
      </div>
      <p role="status" className="progress-note">
        {saved && `${saved} is among your browser’s downloads.`}
      </p>
      <div
        role={taken?.isTrouble ? 'alert' : 'status'}
        className={taken?.isTrouble ? 'trouble' : 'progress-note'}
      >
        {taken?.says.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </section>
  );
}
