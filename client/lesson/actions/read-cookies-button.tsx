import { useState } from 'react';
import type { Action } from '#shared/content/lesson.ts';
import { sendNote } from '../../requests/sandbox-api.ts';
import { useTimelineRef } from '../../timeline/timeline-provider.tsx';
import { readPageCookies } from './page-cookies.ts';

type Props = { sandboxId: string; action: Extract<Action, { type: 'read-cookies' }> };

/** Lets a script of this page read `document.cookie`, shows what it got, and writes the names into the trace. */
export function ReadCookiesButton({ sandboxId, action }: Props) {
  const timeline = useTimelineRef();
  const [seen, setSeen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const look = async () => {
    const { text, names } = readPageCookies();
    setSeen(text);
    timeline.send({ type: 'back to live' });
    const visible = names.slice(0, 20).map((name) => name.slice(0, 64));
    const answer = await sendNote(sandboxId, { kind: 'script-read-cookies', visible });
    setProblem(answer.ok ? null : answer.refusal.message);
  };

  return (
    <div className="ticket action" data-participant="browser">
      <div className="action-main">
        <button type="button" className="button" data-tone="main" onClick={look}>
          {action.label}
        </button>
        <code className="action-route">document.cookie</code>
      </div>
      <div className="outcome" role="status" aria-label="Answer">
        {seen !== null && (
          <p className="outcome-answer" data-good={seen === ''}>
            <code>document.cookie → {JSON.stringify(seen)}</code>
            <span>
              {seen === '' ? 'Nothing: no cookie that a script may see.' : 'A script can read this.'}
            </span>
          </p>
        )}
        {problem && <p className="trouble">{problem}</p>}
      </div>
    </div>
  );
}
