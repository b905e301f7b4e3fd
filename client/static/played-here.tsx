import type { Action } from '#shared/content/lesson.ts';

const jar =
  'Your browser lets no service worker set or read a cookie, so the jar is the page’s own: kept as RFC 6265 says, and seen in the Jar, not in the browser’s tools.';

/** What is played in this build of what an action does, in a sentence; null where all of it is as told. */
export const sayPlayed = ({ type }: Pick<Action, 'type'>): string | null => {
  switch (type) {
    case 'log-in':
      return `The jar. ${jar}`;
    case 'read-cookies':
    case 'script':
      return 'HttpOnly. A cookie with it lies in the page’s own jar, where `document.cookie` never looks; one without it is really put into your browser, and really read.';
    case 'plant':
      return 'The other program. Plain files have no second port, so this page’s server writes the number into the jar itself.';
    case 'foreign-page':
      return 'The other site. Plain files have no second name, so a device plays its page, and sends what a browser would send from there.';
    default:
      return null;
  }
};

/** Beneath a beat: what of it is played where no server stands behind the page. */
export function PlayedHere({ actions }: { actions: readonly Action[] }) {
  const said = [...new Set(actions.flatMap((action) => sayPlayed(action) ?? []))];
  if (said.length === 0) return null;
  return (
    <details className="beat-more">
      <summary className="folded-line">What of this is played here</summary>
      <div className="prose">
        {said.map((sentence) => (
          <p key={sentence}>{inCode(sentence)}</p>
        ))}
      </div>
    </details>
  );
}

/** `Backticks` are code. */
const inCode = (sentence: string) =>
  sentence
    .split('`')
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never change their places.
    .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
