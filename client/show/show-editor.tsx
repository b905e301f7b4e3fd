import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { longest, type Show } from '#shared/show/show.ts';
import { writeShowFile } from '#shared/show/show-file.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { openedStagePage, showsPage } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import type { OpenedTrace } from '../storage/opened-trace.ts';
import { saveFile } from '../take-away/save-file.ts';
import { toFileName } from '../take-away/to-file-name.ts';
import { isWithoutVotes } from '../take-away/use-make-show.ts';
import { ChapterTicket } from './chapter-ticket.tsx';
import { EditorVotes } from './editor-votes.tsx';
import './show-editor.css';
import { useKeepFocus } from './use-keep-focus.ts';
import { useShowEditor, withTitle } from './use-show-editor.ts';

/** A show while it is made: its title, and its chapters as a roll of tickets that can be put in another order. */
export function ShowEditor({ of }: { of: OpenedTrace & { show: Show } }) {
  const { show, change, canUndo, isSaved, isKept, flush } = useShowEditor(of);
  const [, navigate] = useLocation();
  const [said, say] = useState('');
  const [lacksVotes] = useState(isWithoutVotes);
  const byNumber = useMemo(
    () => new Map(of.trace.events.map((event): [number, TraceEvent] => [event.number, event])),
    [of],
  );
  const { list, keepFocus } = useKeepFocus();
  const save = () => {
    const name = toFileName(show.title, new Date(), 'show.json');
    const content = writeShowFile({ trace: of.trace, show: withTitle(show) });
    saveFile(name, new Blob([content], { type: 'application/json' }));
    change({ type: 'saved' });
    say(`Saved as ${name}, among your downloads.`);
  };
  const present = (event?: number) => {
    flush();
    navigate(event ? `${openedStagePage}?event=${event}` : openedStagePage);
  };
  const move = (at: number, to: number) => {
    keepFocus();
    change({ type: 'move', at, to });
    say(`Moved to place ${to + 1} of ${show.chapters.length}.`);
  };
  return (
    <Page className="show-editor-page" home={showsPage}>
      <div className="show-editor">
        <p className="eyebrow">A show of your own</p>
        <h1 className="visually-hidden">Make a show</h1>
        <label className="field show-editor-title">
          <span>Title</span>
          <input
            value={show.title}
            maxLength={longest.title}
            onChange={({ target }) => change({ type: 'title', title: target.value })}
          />
        </label>
        <label className="field">
          <span>A sentence beneath it</span>
          <input
            value={show.about}
            maxLength={longest.about}
            onChange={({ target }) => change({ type: 'about', about: target.value })}
          />
        </label>
        <div className="actions-row show-editor-actions">
          <button type="button" className="button" data-tone="main" onClick={() => present()}>
            Show it on the stage
          </button>
          <button type="button" className="button" onClick={save}>
            Save as a file
          </button>
          <button
            type="button"
            className="button"
            data-tone="quiet"
            aria-disabled={!canUndo}
            onClick={() => canUndo && change({ type: 'undo' })}
          >
            Undo
          </button>
          <p role="status">{said}</p>
          {!isSaved && (
            <p className="show-editor-unsaved">
              {isKept
                ? 'Not saved as a file yet. This tab keeps it until it is closed.'
                : 'Not saved yet, and too large for this tab to keep: save it as a file before you reload.'}
            </p>
          )}
        </div>
        {lacksVotes && (
          <p className="trouble" role="alert">
            Could not fetch what your room has voted: the server did not answer. The show is whole without it;
            to have the votes in it, go back and make it again.
          </p>
        )}
        <p className="show-editor-truth">
          Whatever the order, each chapter is shown with the cloakroom as it was when it happened, all that
          came before it included. A chapter that you put behind a later one says “Before that”.
        </p>
        <ol className="show-editor-chapters" ref={list}>
          {show.chapters.map((chapter, at) => (
            <ChapterTicket
              key={chapter.events[0]}
              chapter={chapter}
              at={at}
              count={show.chapters.length}
              byNumber={byNumber}
              change={change}
              onMove={(to) => move(at, to)}
              onShow={() => present(firstShown(show, at))}
            />
          ))}
        </ol>
        <EditorVotes votes={show.votes ?? []} change={change} />
      </div>
    </Page>
  );
}

/** The number, in the show, of a chapter's first event. */
const firstShown = ({ chapters }: Show, at: number): number =>
  1 +
  chapters
    .slice(0, at)
    .filter(({ isHidden }) => !isHidden)
    .reduce(
      (sum, { events, from, to }) => sum + events.filter((number) => number >= from && number <= to).length,
      0,
    );
