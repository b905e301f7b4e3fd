import type { CodeLine, DifferingLines } from '#shared/compare/find-differing-lines.ts';
import './told-difference.css';

type Props = { found: DifferingLines; titles: { before: string; after: string } };

/** The line that made two runs differ, minus and plus; where it is read, and what each run came to. */
export function ToldDifference({ found, titles }: Props) {
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
