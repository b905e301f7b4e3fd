import { serverName } from '../trace/server-name.ts';
import { isOverdue } from './closing-time.ts';
import type { SessionStory, World } from './world.ts';

/**
 * What became of the session of a ticket that `server` refused, in a sentence: the server cannot know it, the trace
 * can. Null without a ticket, and where its session lives and the server could have found it.
 */
export const tellFate = (world: World, ticket: string | null, server: string): string | null => {
  if (!ticket) return null;
  const story = world.sessions.get(ticket);
  if (!story) return 'As far as this trace tells, no server here ever gave this number out.';
  if (story.end) return tellEnd(story.end, story.home.server);
  const { store, server: keeper } = story.home;
  if (store === 'redis' || keeper === server) return null;
  const where = `${store === 'disk' ? 'on' : 'in'} its own ${store}`;
  return isOverdue(world, story)
    ? `Here it is true: the session’s time is up, although ${serverName(keeper)} still has it ${where}.`
    : `Here the session lives, but only ${serverName(keeper)} has it, ${where}.`;
};

const tellEnd = ({ how, by }: NonNullable<SessionStory['end']>, keeper: string): string => {
  const event = by === null ? '' : `, with event ${by}`;
  switch (how) {
    case 'deleted':
      return `Here the session did not expire: it was ended by its own holder${event}.`;
    case 'login':
      return `Here the session did not expire: a login that brought this number along ended it${event}.`;
    case 'shown':
      return `Here the session did not expire: it was ended by somebody else who showed its number${event}.`;
    case 'revoked':
      return `Here the session did not expire: it was revoked by somebody else${event}.`;
    case 'expired':
      return 'Here it is true: the session’s time was up.';
    case 'lost':
      return `Here the session did not expire: ${serverName(keeper)} kept it in its memory, and was restarted.`;
  }
};
