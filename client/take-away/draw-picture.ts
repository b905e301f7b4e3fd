import type { LabelRoom } from '#shared/diagram/fit-label.ts';
import { participantsOf } from '#shared/diagram/participants.ts';
import { toMermaid } from '#shared/diagram/to-mermaid.ts';
import { describeEvent } from '#shared/trace/describe-event.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { toAdornment } from '../diagram/adornment.ts';
import { createChips } from '../diagram/chips.ts';
import { renderWhole } from '../diagram/render-mermaid.ts';
import { type LateFailure, toLateFailure } from '../late/late-error.ts';
import { cutIntoPieces } from './cut-into-pieces.ts';
import { insertTitles } from './insert-titles.ts';
import { joinPlacings } from './join-placings.ts';
import { longestText } from './picture-limits.ts';
import { readPicture } from './read-picture.ts';
import { type Picture, pictureFontSize, pictureFonts, writePicture } from './write-picture.ts';

/** How long a line may be, in characters: wide enough for a sentence, narrow enough for a page. */
const pleasantLength = 44;

const look = { fontFamily: pictureFonts.mono, fontSize: pictureFontSize };

export type Drawn = { ok: true; picture: Picture } | { ok: false; why: 'too much' | LateFailure };

export type PictureOptions = {
  caption: string;
};

/** Draws events as one picture that stands alone; in pieces, where Mermaid would refuse them at once. */
export const drawPicture = async (
  events: readonly TraceEvent[],
  { caption }: PictureOptions,
): Promise<Drawn> => {
  const participants = participantsOf(events);
  const options = {
    participants,
    lineLength: pleasantLength,
    roomAcross: (): LabelRoom => ({ length: pleasantLength, lines: 1 }),
    heads: 'plain',
  } as const;
  const pieces = cutIntoPieces(events, options, longestText);
  if (!pieces) return { ok: false, why: 'too much' };
  const texts = pieces.map((piece) => toMermaid(piece, options));
  const owners = texts.flatMap((piece) => piece.owners);
  const titles = new Map(toChapters(events).map(({ key, title }) => [owners.indexOf(key), title]));
  const chips = createChips();
  const byNumber = new Map(events.map((event) => [event.number, event]));
  const tell = (index: number) => {
    const event = byNumber.get(owners[index] ?? 0);
    if (!event) return null;
    const adornment = toAdornment(event, events, chips.of(events, event));
    return { event: event.number, sentence: describeEvent(event), adornment };
  };
  try {
    const parts = [];
    for (const piece of texts) {
      const drawn = await renderWhole(piece.text, look);
      parts.push({ placing: readPicture(drawn, pictureFontSize), statements: piece.owners.length });
    }
    const placing = insertTitles(joinPlacings(parts), (index) => titles.get(index) ?? null);
    return {
      ok: true,
      picture: writePicture({ placing, participants, caption, tell }),
    };
  } catch (error) {
    console.warn('Could not draw the whole picture.', error);
    return { ok: false, why: toLateFailure(error) };
  }
};
