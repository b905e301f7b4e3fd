import { useCallback, useMemo } from 'react';
import type { AlignedRow } from '#shared/compare/alignment.ts';
import { type CodeLine, findDifferingLines } from '#shared/compare/find-differing-lines.ts';
import type { SettingName } from '#shared/sandbox/settings.ts';
import { LateTrouble } from '../../late/late-trouble.tsx';
import { reached } from '../../late/reached.ts';
import { useAsked } from '../../late/use-asked.ts';
import { useTraceSource } from '../../timeline/timeline-provider.tsx';

const what = 'the server’s code';

type Props = {
  rows: readonly AlignedRow[];
  setting: SettingName;
  broken: string;
  sound: string;
  titles: { before: string; after: string };
};

/** The line that made two runs differ, minus and plus, cut from the files that ran; where it is read, and what each run came to. */
export function DifferingLine({ rows, setting, broken, sound, titles }: Props) {
  const { code } = useTraceSource();
  const asked = useAsked(
    useCallback(() => reached(what, code()), [code]),
    undefined,
  );
  const source = asked.state === 'here' && asked.value.ok ? asked.value.value : null;
  const found = useMemo(
    () => source && findDifferingLines(source, rows, { setting, broken, sound }),
    [source, rows, setting, broken, sound],
  );
  if (asked.state === 'failed') return <LateTrouble what={what} {...asked} />;
  if (asked.state === 'here' && !asked.value.ok)
    return <p className="trouble">{asked.value.refusal.message}</p>;
  if (!found) return null;
  const { policy, readAt, sites } = found;
  return (
    <section className="differing-line" aria-label="The line that differs">
      {policy ? (
        <>
          <Change minus={policy.minus} plus={policy.plus} />
          <p>
            <Place {...policy} />: the only thing that differs.
          </p>
        </>
      ) : (
        <Change minus={sites.before?.text ?? null} plus={sites.after?.text ?? null} />
      )}
      {readAt.map((line) => (
        <p key={line.line}>
          Read in <Place {...line} />: <code translate="no">{line.text}</code>
        </p>
      ))}
      <Sites sites={sites} titles={titles} isShown={policy === null} />
    </section>
  );
}

function Change({ minus, plus }: { minus: string | null; plus: string | null }) {
  return (
    <div className="differing-line-change" translate="no">
      {minus !== null && (
        <pre data-sign="minus">
          <span aria-hidden="true">− </span>
          <span className="visually-hidden">Before: </span>
          {minus}
        </pre>
      )}
      {plus !== null && (
        <pre data-sign="plus">
          <span aria-hidden="true">+ </span>
          <span className="visually-hidden">After: </span>
          {plus}
        </pre>
      )}
    </div>
  );
}

type SitesProps = {
  sites: { before: CodeLine | null; after: CodeLine | null };
  titles: Props['titles'];
  /** Their text stands above already. */
  isShown: boolean;
};

/** Where the code of each run stood where they part. */
function Sites({ sites: { before, after }, titles, isShown }: SitesProps) {
  if (before && after && before.file === after.file && before.line === after.line) {
    return (
      <p>
        Both runs came by <Place {...before} />: <code translate="no">{before.text}</code>
      </p>
    );
  }
  return (
    <ul>
      {[
        { title: titles.before, site: before },
        { title: titles.after, site: after },
      ].map(
        ({ title, site }) =>
          site && (
            <li key={title}>
              {title}: <Place {...site} />
              {!isShown && (
                <>
                  , <code translate="no">{site.text}</code>
                </>
              )}
            </li>
          ),
      )}
    </ul>
  );
}

function Place({ file, line }: { file: string; line: number }) {
  return (
    <span className="differing-line-place">
      <code translate="no">{file}</code>, line {line}
    </span>
  );
}
