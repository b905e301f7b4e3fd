import { useEffect, useRef, useState } from 'react';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { BASE, hrefOf } from '../requests/base.ts';
import { type FoundOpen, findOpen } from '../requests/find-open.ts';
import { type OwnSandbox, ownSandboxRecord } from '../storage/own-sandbox.ts';
import { OpeningTrouble } from './opening-trouble.tsx';
import { needsClassCode, useNewSandbox, type Way } from './use-new-sandbox.ts';

// The door must not stay in the browser's history: going back to it would only lead in again.
const enter = (address: string) => location.replace(hrefOf(address));

type Props = {
  /** What is behind the door, in a word, and its name. */
  eyebrow: string;
  title: string;
  /** Its page in a sandbox. */
  way: Way;
};

/** Leads a visitor into a cloakroom of their own: the one that they have, or a new one. */
export function GoIn({ eyebrow, title, way }: Props) {
  useTitle(title);
  const start = useNewSandbox(way, enter);
  const { open, isOpening, refusal } = start;
  const [own, setOwn] = useState<FoundOpen<OwnSandbox> | null>(null);
  const [tries, setTries] = useState(0);
  const arrive = async () => {
    setTries((before) => before + 1);
    setOwn(null);
    const found = await findOpen(ownSandboxRecord);
    setOwn(found);
    if (found.state === 'open') enter(way(found.value.sandboxId));
    else if (found.state === 'none') await open();
  };
  const hasArrived = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one arrival, one cloakroom; trying again is the button's.
  useEffect(() => {
    if (!hasArrived.current) void arrive();
    hasArrived.current = true;
  }, []);

  const problem = own?.state === 'unknown' ? own.refusal : refusal;
  const isTrying = own === null || isOpening;
  const isStuck = problem !== null && !isTrying;
  const wantsCode = refusal !== null && needsClassCode(refusal);
  return (
    <Page>
      <div className="lone">
        <div className="ticket">
          <p className="eyebrow">{eyebrow}</p>
          <h1>{title}</h1>
          {wantsCode ? (
            <OpeningTrouble start={start} />
          ) : isStuck ? (
            <p role="alert" className="trouble">
              {problem.message}
            </p>
          ) : (
            <p role="status">Opening your cloakroom…</p>
          )}
          {!wantsCode && (isStuck || tries > 1) && (
            <div className="actions-row">
              <button
                type="button"
                className="button"
                data-tone="main"
                aria-disabled={isTrying}
                onClick={() => isTrying || arrive()}
              >
                Try again
              </button>
              <a href={BASE}>To the entrance</a>
            </div>
          )}
        </div>
      </div>
    </Page>
  );
}
