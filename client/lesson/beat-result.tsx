import type { Observation } from '#shared/content/lesson.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { RefusalFate } from '../controls/refusal-fate.tsx';
import type { Doing } from './actions/use-doing.ts';
import { OutcomeStub } from './outcome-stub.tsx';
import type { ToldJudgement } from './tell-judgement.ts';

type Props = {
  doing: Doing;
  /** The event in which the beat ended, or the press before this. */
  result: TraceEvent | null;
  /** What the beat is still done by; nothing where it is done. */
  waitsFor: readonly Observation[];
  /** What came of that which was guessed; null where nothing was, or it is not shown yet. */
  judgement: ToldJudgement | null;
};

/** What came of the press, said aloud when it comes. */
export function BeatResult({ doing, result, waitsFor, judgement }: Props) {
  const trouble = doing.state === 'done' ? doing.trouble : null;
  const isShort = doing.state === 'done' && trouble === null && waitsFor.length > 0;
  return (
    <div className="beat-result" role="status" aria-label="Result">
      {trouble !== null && <p className="trouble">{trouble}</p>}
      {result && <OutcomeStub event={result} />}
      {judgement && (
        <p className="beat-judgement">
          <b>{judgement.said}</b> {judgement.came}
        </p>
      )}
      {result?.type === 'response' && <RefusalFate refusal={result} />}
      {isShort && (
        <p className="beat-waits">Still to be seen: {waitsFor.map(({ says }) => says).join('; ')}.</p>
      )}
    </div>
  );
}
