import type { Chapter } from './chapter.ts';
import { cleanText } from './clean-text.ts';
import { describeEvent, describeResponse } from './describe-event.ts';

/**
 * What one action caused, in one sentence to be heard: *Log in as ada: 4 arrows, answered 200 OK and sets the cookie
 * session_id*. Whoever is not the browser is named.
 */
export const describeChapter = ({ actor, title, events }: Chapter): string => {
  const arrows = events.filter(({ type }) => type !== 'note').length;
  if (arrows === 0) return events.map(describeEvent).join('. ');
  const who = actor.kind === 'browser' ? '' : `${cleanText(actor.name, 40)}, `;
  const answers = events.flatMap((event) => (event.type === 'response' ? [describeResponse(event)] : []));
  const answered = answers.length === 0 ? 'not answered yet' : `answered ${answers.join(', then ')}`;
  return `${who}${title}: ${arrows} ${arrows === 1 ? 'arrow' : 'arrows'}, ${answered}`;
};
