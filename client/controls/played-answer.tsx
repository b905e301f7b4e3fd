import { cleanText } from '#shared/trace/clean-text.ts';
import type { TraceEventOf } from '#shared/trace/event.ts';
import { headerValues } from '#shared/trace/header-values.ts';
import { redirectTarget } from '#shared/trace/redirect-target.ts';
import { EventLink } from '../timeline/event-link.tsx';
import './outcome-answer.css';
import { RefusalFate } from './refusal-fate.tsx';

/** An answer that a played visitor got, as the trace has it: nobody sees that visitor's screen. */
export function PlayedAnswer({ answer }: { answer: TraceEventOf<'response'> }) {
  const { status, reason, headers, body, number } = answer;
  const target = redirectTarget(answer, '/');
  const isJson = headerValues(headers, 'content-type').some((type) => /json/i.test(type));
  return (
    <p className="outcome-answer" data-good={status < 400}>
      <b translate="no">
        <span className="numeral">{status}</span> {cleanText(reason, 40)}
      </b>
      {target !== null && (
        <span>
          Sent on to <code>{cleanText(target, 80)}</code>
        </span>
      )}
      {body && isJson && <code>{cleanText(body.text, 120)}</code>}
      <RefusalFate refusal={answer} />
      <EventLink number={number} />
    </p>
  );
}
