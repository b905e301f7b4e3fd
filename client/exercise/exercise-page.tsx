import { useCallback, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Exercise } from '#shared/grading/exercise.ts';
import type { EditorMark } from '../editor/editor-marks.ts';
import { late } from '../late/late.tsx';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { roomPlaceRecord } from '../storage/room-place.ts';
import { DraftNotices } from './draft-notices.tsx';
import './exercise-page.css';
import { ExerciseTask } from './exercise-task.tsx';
import { LiveSection } from './live-section.tsx';
import { type MovedLine, moveLine } from './move-line.ts';
import { NextExercise } from './next-exercise.tsx';
import { Solution } from './solution.tsx';
import { useDraft } from './use-draft.ts';
import { useRun } from './use-run.ts';
import { Verdicts } from './verdicts.tsx';
import { Versions } from './versions.tsx';

// CodeMirror is large: the task can be read before it is here.
const CodeEditor = late({
  what: 'the editor',
  load: async () => (await import('../editor/code-editor.tsx')).CodeEditor,
  meanwhile: (trouble, { text }) => (
    <>
      {trouble}
      <pre className="exercise-plain">{text}</pre>
    </>
  ),
});

const GuestAtExercise = late({
  what: 'the way back to the room',
  load: async () => (await import('../guest/guest-at-exercise.tsx')).GuestAtExercise,
  meanwhile: (trouble) => trouble,
});

/** From here on the task and the verdicts stand beside the code; `exercise-page.css` knows it too. */
const hasTwoColumns = '(min-width: 64rem)';

/** One exercise: the editor beside the task and the verdicts, and the learner's own server to try by hand. */
export function ExercisePage({ exercise }: { exercise: Exercise }) {
  const { id, title, starter, solution, writes } = exercise;
  useTitle(title);
  const draft = useDraft(id, starter);
  const run = useRun(id, starter);
  const { text, versions, trouble } = draft.context;
  const [goTo, setGoTo] = useState<(MovedLine & { text: string }) | null>(null);
  const [live, setLive] = useState<{ text: string; key: number } | null>(null);
  const liveButton = useRef<HTMLButtonElement>(null);
  // Who comes back to a text of their own comes for the text; and where it is narrow, the task would hide it.
  const [isTaskOpen, setTaskOpen] = useState(() => text === starter && matchMedia(hasTwoColumns).matches);
  const [isGuest] = useState(() => roomPlaceRecord.read().state === 'kept');
  const isRunning = run.state === 'running';

  const start = useCallback(() => {
    draft.send({ type: 'ran' });
    setGoTo(null);
    // The first verdicts come where the task has been read.
    if (run.state === 'idle') setTaskOpen(false);
    run.send({ type: 'run', text });
  }, [draft.send, run.state, run.send, text]);
  const openLive = () => setLive((last) => ({ text, key: (last?.key ?? 0) + 1 }));
  const closeLive = () => {
    setLive(null);
    liveButton.current?.focus();
  };
  // What was run is not what stands there now: a line has moved with what was written above it.
  const goToLine = (ran: string | null, line: number) =>
    setGoTo({ ...moveLine(ran ?? text, text, line), text });
  const ranText = run.context.text;
  const marks = useMemo((): EditorMark[] => {
    if (!goTo) return run.marks;
    const moved = run.marks.map((mark) => ({
      ...mark,
      line: moveLine(ranText ?? goTo.text, goTo.text, mark.line).line,
    }));
    const { line, isSame } = goTo;
    if (isSame && moved.some((mark) => mark.line === line)) return moved;
    const says = isSame ? 'The line you came to see' : 'It was about here: this has changed since';
    return [...moved.filter((mark) => mark.line !== line), { line, kind: 'shown', says }];
  }, [run.marks, ranText, goTo]);
  const saved =
    draft.isContested || trouble ? 'Not saved' : draft.isSaved ? 'Kept in this browser' : 'Saving…';

  const isDone = run.state === 'passed' || run.state === 'failed';

  return (
    <Page
      className="exercise-page"
      place={
        <Link className="exercise-back" href="/exercises">
          All exercises
        </Link>
      }
    >
      {isGuest && <GuestAtExercise exercise={id} results={isDone ? run.context.results : null} />}
      <div className="exercise-columns">
        <h1>{title}</h1>
        <ExerciseTask exercise={exercise} isOpen={isTaskOpen} onToggle={setTaskOpen} />
        <div className="exercise-work">
          <DraftNotices draft={draft} />
          <div className="exercise-bar">
            {isRunning ? (
              <button type="button" className="button" onClick={() => run.send({ type: 'cancel' })}>
                Stop
              </button>
            ) : (
              <button
                type="button"
                className="button"
                data-tone="main"
                aria-keyshortcuts="Control+Enter"
                onClick={start}
              >
                Run the checks
              </button>
            )}
            {writes === 'server' && (
              <button type="button" className="button" ref={liveButton} onClick={openLive}>
                {live ? 'Try it live again' : 'Try it live'}
              </button>
            )}
            <span className="exercise-saved">{saved}</span>
          </div>
          <div className="exercise-editor">
            <CodeEditor
              label={`Your code: ${title}`}
              describedBy="editor-keys"
              text={text}
              marks={marks}
              goTo={goTo}
              onChange={(changed) => draft.send({ type: 'edit', text: changed })}
              onRun={start}
            />
          </div>
          <div className="exercise-foot">
            <p className="exercise-keys" id="editor-keys">
              <kbd>Ctrl</kbd> or <kbd>⌘</kbd> + <kbd>Enter</kbd> runs. <kbd>Esc</kbd>, then <kbd>Tab</kbd>,
              leaves the editor.
            </p>
            <Versions
              versions={versions}
              isOff={draft.isContested}
              onRestore={(older) => draft.send({ type: 'restore', text: older })}
              onReset={() => draft.send({ type: 'reset' })}
            />
          </div>
        </div>
        <div className="exercise-told">
          <Verdicts
            state={run.state}
            context={run.context}
            lab={run.lab}
            exercise={exercise}
            isStale={ranText !== null && ranText !== text}
            onLine={(line) => goToLine(ranText, line)}
          />
          {run.state === 'passed' && <NextExercise id={id} />}
          <Solution mine={text} solution={solution} isSolved={run.isSolved} />
        </div>
      </div>
      {live && (
        <LiveSection
          key={live.key}
          subject={{ slug: id, title }}
          text={live.text}
          isStale={live.text !== text}
          onLine={(line) => goToLine(live.text, line)}
          onClose={closeLive}
        />
      )}
    </Page>
  );
}
