import { ticketCookie } from '../session/vocabulary.ts';
import { serverName } from '../trace/server-name.ts';
import type { World } from '../world/world.ts';
import { type Asked, isAsker } from './asked.ts';
import { statusesOf } from './demo-routes.ts';
import type { Prediction } from './prediction.ts';

/** A column of the diagram, as `findParticipant` takes it. `of` is empty for somebody who has not been seen yet. */
export type Lane = { kind: 'actor' | 'server' | 'store'; of: string };

/** Something that can be guessed. `lane` is where its arrow would go; null where none is asked for. */
export type PredictionOption = { id: string; says: string; lane: Lane | null };

/** What can come next, before it has: from the lanes that there are, the route, and what jar and store hold. */
export function predictionOptions(prediction: Prediction, world: World): readonly PredictionOption[] {
  const { about } = prediction;
  switch (prediction.asks) {
    case 'lane':
      return laneOptions(about, world);
    case 'status':
      return statusesOf(about.route).map(toStatus);
    case 'jar':
      return ticketOf(world, about) === null
        ? [jarOptions.more, jarOptions.same]
        : [jarOptions.other, jarOptions.fewer, jarOptions.same];
    case 'store':
      return [...world.sessions.values()].some(({ end }) => end === null)
        ? Object.values(storeOptions)
        : [storeOptions.more, storeOptions.same];
  }
}

const plain = (id: string, says: string): PredictionOption => ({ id, says, lane: null });

export const jarOptions = {
  more: plain('more', 'A ticket comes into it'),
  other: plain('other', 'Another ticket takes its place'),
  fewer: plain('fewer', 'The ticket goes from it'),
  same: plain('same', 'It stays as it is'),
};

export const storeOptions = {
  more: plain('more', 'One session more'),
  fewer: plain('fewer', 'One session fewer, or several'),
  other: plain('other', 'One comes and another goes'),
  same: plain('same', 'They stay as they are'),
};

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  204: 'No Content',
  302: 'Found',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  503: 'Service Unavailable',
};

export const toStatus = (status: number): PredictionOption =>
  plain(String(status), `${status} ${reasons[status] ?? ''}`.trim());

export const backToAsker = (about: Asked, of: string): PredictionOption => ({
  id: 'asker',
  says: `Back to the ${about.name ?? 'browser'}`,
  lane: { kind: 'actor', of },
});
export const toStore: PredictionOption = {
  id: 'store',
  says: 'To the session store',
  lane: { kind: 'store', of: '' },
};
export const toItself: PredictionOption = {
  id: 'itself',
  says: 'Nowhere: the server looks into its own rack',
  lane: null,
};

/** As many options as can be taken in before a press. */
const most = 4;

function laneOptions(about: Asked, { jars, settings }: World): PredictionOption[] {
  const people = [...jars.values()].map(({ actor }) => actor);
  const asker = people.findLast((actor) => isAsker(about, actor));
  const others = people
    .filter((actor) => actor !== asker)
    .map(
      ({ id, name }): PredictionOption => ({
        id: `actor ${id}`,
        says: `To the ${name}`,
        lane: { kind: 'actor', of: id },
      }),
    );
  const servers = settings.servers.length < 2 ? [] : settings.servers.map(toServer);
  const itself = settings.sessionsIn === 'redis' ? [] : [toItself];
  const likely = [backToAsker(about, asker?.id ?? ''), toStore, ...itself];
  // The newest of the others are those whom the lesson is about.
  return [...likely, ...servers, ...others.reverse()].slice(0, most);
}

const toServer = (name: string): PredictionOption => ({
  id: `server ${name}`,
  says: `To ${serverName(name)}`,
  lane: { kind: 'server', of: name },
});

/** The ticket that the asker holds; null for none. With several browsers it is the first one's. */
export const ticketOf = ({ jars }: World, about: Asked): string | null => {
  const jar = [...jars.values()].find(({ actor }) => isAsker(about, actor));
  return jar?.cookies.find(({ name }) => name === ticketCookie)?.value ?? null;
};
