import { participantsOf } from '#shared/diagram/participants.ts';
import { toMermaid } from '#shared/diagram/to-mermaid.ts';
import { describeEvent } from '#shared/trace/describe-event.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { renderWhole } from '../diagram/render-mermaid.ts';
import { insertTitles } from './insert-titles.ts';
import { longestText } from './picture-limits.ts';
import { readPicture } from './read-picture.ts';
import { type Picture, pictureFontSize, pictureFonts, writePicture } from './write-picture.ts';

/** How long a line of a label may be, in characters: wide enough for a cookie, narrow enough for a page. */
const lineLength = 44;

export type Drawn = { ok: true; picture: Picture } | { ok: false; why: 'too much' | 'failed' };

/** Draws events as one picture that stands alone. */
export const drawPicture = async (events: readonly TraceEvent[], caption: string): Promise<Drawn> => {
  const participants = participantsOf(events);
  const { text, owners, statements } = toMermaid(events, { participants, lineLength, plainHeads: true });
  if (text.length > longestText) return { ok: false, why: 'too much' };
  const titles = new Map(
    toChapters(events).flatMap(({ key, title }) => {
      const index = statements.get(key);
      return index === undefined ? [] : [[index, title] as const];
    }),
  );
  const byNumber = new Map(events.map((event) => [event.number, event]));
  const tell = (index: number) => {
    const event = byNumber.get(owners[index] ?? 0);
    return event ? { event: event.number, sentence: describeEvent(event) } : null;
  };
  try {
    const drawn = await renderWhole(text, { fontFamily: pictureFonts.mono, fontSize: pictureFontSize });
    const placing = insertTitles(readPicture(drawn, pictureFontSize), (index) => titles.get(index) ?? null);
    return { ok: true, picture: writePicture({ placing, participants, caption, tell }) };
  } catch (error) {
    console.warn('Could not draw the whole picture.', error);
    return { ok: false, why: 'failed' };
  }
};
