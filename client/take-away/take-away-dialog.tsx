import { type MouseEvent, useId, useLayoutEffect, useRef } from 'react';
import { Link } from 'wouter';
import { showsPage } from '../page/addresses.ts';
import { useTraceSource } from '../timeline/timeline-provider.tsx';
import { OutcomeView } from './outcome-view.tsx';
import { useMakeShow } from './use-make-show.ts';
import { type TakeAwayProps, useTakeAway, type Way } from './use-take-away.ts';

type Props = TakeAwayProps & { onClose: () => void };

/** All the ways to take the trace away, and in words what came of the last one. */
export function TakeAwayDialog({ onClose, ...props }: Props) {
  const id = useId();
  const { sandboxId } = useTraceSource();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const { choices, chosen, setExtent, outcome, busy, run, isEmpty } = useTakeAway(props);
  const makeShow = useMakeShow(props.subject.title);
  const way = (name: Way, label: string) => (
    <button type="button" className="button" aria-disabled={busy !== null} onClick={() => run(name)}>
      {busy === name ? 'One moment…' : label}
    </button>
  );
  // The dialog itself is only hit outside its content: on its backdrop.
  const closeOutside = ({ target, currentTarget }: MouseEvent<HTMLDialogElement>) => {
    if (target === currentTarget) currentTarget.close();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself.
    <dialog ref={dialog} className="take-away" aria-labelledby={id} onClick={closeOutside} onClose={onClose}>
      <form method="dialog" className="take-away-content">
        <header>
          <h2 id={id}>Take it with you</h2>
          <button type="submit" className="button" data-tone="quiet" aria-label="Close">
            <span aria-hidden="true">✕</span>
          </button>
        </header>
        {isEmpty ? (
          <p>Nothing has happened yet, so there is nothing to take along. Log in once, then come back.</p>
        ) : (
          <>
            <fieldset>
              <legend>As a diagram</legend>
              {choices.length > 1 && (
                <label className="take-away-extent">
                  <span>How much</span>
                  <select
                    className="select"
                    value={chosen?.extent}
                    onChange={({ target }) =>
                      setExtent(choices.find(({ extent }) => extent === target.value)?.extent ?? 'all')
                    }
                  >
                    {choices.map(({ extent, label }) => (
                      <option key={extent} value={extent}>
                        {label}
                      </option>
                    ))}
                  </select>
                </label>
              )}
              <div className="take-away-ways">
                {way('mermaid', 'Copy as Mermaid')}
                {way('svg', 'Download SVG')}
                {way('png', 'Download PNG')}
              </div>
            </fieldset>
            <fieldset>
              <legend>As data, all of it</legend>
              <div className="take-away-ways">
                {way('trace', 'Download trace (JSON)')}
                {way('har', 'Download HAR')}
                {sandboxId && way('link', 'Copy link to trace.mmd')}
              </div>
              <p className="take-away-note">
                Coat Check{' '}
                {sandboxId ? <Link href="/trace">opens the trace again</Link> : 'opens the trace again'},
                browsers’ developer tools open the HAR
                {sandboxId ? ', and the link gives the Mermaid text as it is then' : ''}. Passwords are
                masked. Session ids are not
                {sandboxId ? ', and who has the link can use this cloakroom' : ''}.
              </p>
            </fieldset>
          </>
        )}
        {!isEmpty && sandboxId && (
          <fieldset>
            <legend>For the big screen</legend>
            <div className="take-away-ways">
              <button type="button" className="button" onClick={makeShow}>
                Make a show of it
              </button>
            </div>
            <p className="take-away-note">
              Name its chapters, put them in order, ask a question before an arrow: then step through it on
              any stage, with nothing live behind it. <Link href={showsPage}>All shows</Link>
            </p>
          </fieldset>
        )}
        <OutcomeView outcome={outcome?.is ?? null}>
          {outcome &&
            choices
              .filter(({ events }) => events.length < (chosen?.events.length ?? 0))
              .map((choice) => (
                <button
                  key={choice.extent}
                  type="button"
                  className="button"
                  data-tone="quiet"
                  onClick={() => run(outcome.way, choice)}
                >
                  {choice.label}
                </button>
              ))}
        </OutcomeView>
      </form>
    </dialog>
  );
}
