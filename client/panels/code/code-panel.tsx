import { useCallback, useMemo, useState } from 'react';
import type { DemoAppSource } from '#shared/api/sandbox-api.ts';
import { type CodeMoment, codeMoment } from '#shared/wire/code-moment.ts';
import { late } from '../../late/late.tsx';
import { LateTrouble } from '../../late/late-trouble.tsx';
import { reached } from '../../late/reached.ts';
import { useAsked } from '../../late/use-asked.ts';
import { useTimeline, useTraceSource } from '../../timeline/timeline-provider.tsx';
import { useShownEvent } from '../../timeline/use-shown.ts';
import './code-panel.css';
import { whatCaused } from './what-caused.ts';

const what = 'the server’s code';

// CodeMirror is large, and nobody needs it before they open this tab.
const CodeView = late({
  what,
  load: async () => (await import('./code-view.tsx')).CodeView,
  meanwhile: (trouble) => trouble ?? <p className="panel-empty">Opening the code…</p>,
});

/** The server's own source, with the line that caused the shown event. */
export function CodePanel() {
  const { code, edit } = useTraceSource();
  const ask = useCallback(() => reached(what, code()), [code]);
  const asked = useAsked(ask, undefined);
  const event = useShownEvent();
  const events = useTimeline(({ context }) => context.events);
  const moment = useMemo(() => codeMoment(events, event?.number ?? 0), [events, event]);
  const [chosen, setChosen] = useState<{ file: string; at: number } | null>(null);

  if (asked.state === 'failed') return <LateTrouble what={what} {...asked} />;
  if (asked.state === 'loading') return <p className="panel-empty">Fetching the server’s code…</p>;
  const { value: answer } = asked;
  if (!answer.ok) return <p className="trouble">{answer.refusal.message}</p>;

  const { files } = answer.value;
  const at = event?.number ?? 0;
  const { line } = moment;
  // What the learner chose holds until the next event.
  const name = (chosen?.at === at ? chosen.file : line?.file) ?? chosen?.file ?? 'session-routes.ts';
  const file = files.find((one) => one.file === name) ?? files[0];
  if (!file) return <p className="panel-empty">The server sent no code.</p>;

  return (
    <div className="code">
      <h2 className="visually-hidden">The server’s own code</h2>
      <p className="code-cause">
        {whatCaused(event)}{' '}
        {edit && line && (
          <button type="button" className="link-button" onClick={() => edit(line.line)}>
            Go to line {line.line} in the editor
          </button>
        )}
      </p>
      {files.length > 1 && (
        <label className="code-file">
          <span className="visually-hidden">File</span>
          <select
            className="select"
            value={file.file}
            onChange={({ target }) => setChosen({ file: target.value, at })}
          >
            {files.map((one) => (
              <option key={one.file} value={one.file} translate="no">
                {one.file}
              </option>
            ))}
          </select>
        </label>
      )}
      <MarkedFile file={file} moment={moment} />
    </div>
  );
}

/** Marks stay the same object until the moment changes, so that the view is not scrolled for nothing. */
function MarkedFile({ file, moment }: { file: DemoAppSource['files'][number]; moment: CodeMoment }) {
  const marks = useMemo(() => {
    const { line, path, calls } = moment;
    const isHere = line?.file === file.file;
    return {
      line: isHere ? line.line : null,
      path: path.flatMap((one) => (one.file === file.file ? one.line : [])),
      calls: isHere ? calls : [],
    };
  }, [file, moment]);
  return <CodeView file={file.file} text={file.text} marks={marks} />;
}
