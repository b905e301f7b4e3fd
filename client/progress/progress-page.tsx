import { type ReactNode, useState } from 'react';
import { DropGround } from '../page/drop-ground.tsx';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { DamagedTexts } from './damaged-texts.tsx';
import { DoneLists } from './done-lists.tsx';
import { isEmpty, type Kept, nothingDone } from './kept.ts';
import { PaperStub } from './paper-stub.tsx';
import './progress-page.css';
import { TakeAlong } from './take-along.tsx';
import { type Taken, takeIn } from './take-in.ts';
import { type Offer, type Sums, sumUp } from './tell-done.ts';
import { ToPaper } from './to-paper.tsx';
import { UndoBar } from './undo-bar.tsx';
import { useKept } from './use-kept.ts';
import { useUndo } from './use-undo.ts';

const nothingKept: Kept = { ...nothingDone, damaged: [] };

type Props = {
  offer: Offer;
  /** Why not all of the offer is here. */
  trouble?: ReactNode;
};

/** All that this browser remembers of what was done: to be looked at, taken along, printed and forgotten. */
export function ProgressPage({ offer, trouble = null }: Props) {
  useTitle('What you have done');
  const { found, again } = useKept();
  const undoing = useUndo(again);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [name, setName] = useState('');
  const kept = found.state === 'open' ? found.kept : nothingKept;
  const isRefused = found.state === 'refused';

  const take = async (file: File) => {
    const told = await takeIn(file, offer);
    setTaken(told);
    if (told.before) undoing.takenIn(told.before);
    again();
  };
  return (
    <DropGround
      onFile={(file) => void take(file)}
      onNoFile={() =>
        setTaken({
          isTrouble: true,
          says: ['Could not read what you dropped: it is no file. Nothing has changed.'],
          before: null,
        })
      }
    >
      <Page className="progress-page">
        <p className="eyebrow">Your stubs</p>
        <h1>What you have done</h1>
        <p className="progress-lede">{tellAll(sumUp(offer, kept))}</p>
        {isRefused && (
          <p className="trouble" role="alert">
            This browser keeps nothing for this site: it forbids it, by its settings or in this window. What
            you do is known to the page you do it on, until you close it. Allow this site to keep data, and
            reload.
          </p>
        )}
        <UndoBar
          undoing={undoing}
          onUndo={() => {
            undoing.undo();
            setTaken(null);
          }}
        />
        <DamagedTexts damaged={kept.damaged} offer={offer} onForget={undoing.forgetOne} />
        <DoneLists offer={offer} kept={kept} trouble={trouble} />
        {!isRefused && (
          <div className="progress-more">
            <TakeAlong kept={kept} taken={taken} onChoose={take} />
            {!isEmpty(kept) && (
              <>
                <ToPaper name={name} onName={setName} />
                <section aria-labelledby="forget">
                  <h2 id="forget">Forget</h2>
                  <p>
                    Steps, answers, points, the texts you wrote, and where you were last go from this browser
                    at once. For ten seconds you can undo it, also after a reload; closing the tab ends that.
                  </p>
                  <button type="button" className="button" onClick={undoing.forgetAll}>
                    Forget everything
                  </button>
                </section>
              </>
            )}
          </div>
        )}
        <PaperStub offer={offer} kept={kept} name={name} />
      </Page>
    </DropGround>
  );
}

function tellAll({ steps, mistakes: mended, questions, exercises }: Sums): string {
  if (steps.done + questions.done + exercises.done === 0) {
    return 'Each step you do in a lesson is punched here, each mistake you mend closes a hole in the wall, and each exercise shows its best points.';
  }
  const asked = questions.of === 0 ? '' : `${questions.done} of ${questions.of} questions as you said, `;
  return `${steps.done} of ${steps.of} steps, ${mended.done} of ${mended.of} mistakes mended, ${asked}${exercises.done} of ${exercises.of} exercises solved.`;
}
