import { Link } from 'wouter';
import type { Mistake } from '#shared/content/mistake.ts';
import { BeatMore } from '../beat-more.tsx';

/** What there is to know of a mistake once both runs have been seen: what is not saved, what others call it, what has happened. */
export function LabFoot({ mistake: { notSaved, exercise, frameworks, happened } }: { mistake: Mistake }) {
  return (
    <section className="lab-foot" aria-label="About this mistake">
      <p>
        <b>Not saved:</b> {notSaved}
      </p>
      {exercise !== null && (
        <Link className="button" href={`/exercises/${exercise}`}>
          Write that line yourself
        </Link>
      )}
      <BeatMore title="In your framework">
        <dl className="lab-frameworks">
          {frameworks.map(({ in: name, option, default: usual, source }) => (
            <div key={name + option}>
              <dt>
                <a href={source} target="_blank" rel="noreferrer">
                  {name}
                </a>
              </dt>
              <dd>
                <code translate="no">{option}</code>
                <span>{usual}</span>
              </dd>
            </div>
          ))}
        </dl>
      </BeatMore>
      <BeatMore title="It happened">
        <ul className="lab-happened">
          {happened.map(({ what, says, source }) => (
            <li key={source}>
              <a href={source} target="_blank" rel="noreferrer">
                {what}
              </a>
              : {says}
            </li>
          ))}
        </ul>
      </BeatMore>
    </section>
  );
}
