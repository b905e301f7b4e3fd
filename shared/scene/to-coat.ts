import { cleanText } from '../trace/clean-text.ts';
import type { TraceEvent } from '../trace/event.ts';
import { isLogin, loginName } from '../trace/login-name.ts';
import { recordName } from '../trace/record-name.ts';
import type { SessionStory, World } from '../world/world.ts';
import type { Coat } from './scene.ts';
import { hungKey } from './to-racks.ts';

/** How many cloths there are to tell owners apart. */
export const cloths = 8;

/** The coat of an owner. */
export const coatOf = (name: string): Coat => {
  const owner = cleanText(name, 16) || 'somebody';
  let sum = 0;
  for (const letter of owner) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return { owner, cloth: sum % cloths };
};

const nameInRecord = (world: World, story: SessionStory): string | null => {
  const value = hungKey(world, story)?.value;
  if (value?.type === 'hash') return value.fields.name ?? value.fields.username ?? null;
  if (value?.type !== 'string') return null;
  return recordName(value.text);
};

/** The coat of a session: by the name in its record, else by the name that was logged in with, else by its user's id. */
export const toCoat = (world: World, past: readonly TraceEvent[], story: SessionStory): Coat =>
  coatOf(
    nameInRecord(world, story) ??
      nameAtLogin(past, story.createdBy) ??
      (story.user ? `user ${story.user.id}` : ''),
  );

const nameAtLogin = (past: readonly TraceEvent[], createdBy: number): string | null => {
  const creation = past.find(({ number }) => number === createdBy);
  if (!creation) return null;
  const request = past.find((event) => event.type === 'request' && event.exchange === creation.exchange);
  return request?.type === 'request' && isLogin(request) ? loginName(request) : null;
};
