import type { AlignedRow } from '#shared/compare/alignment.ts';
import { judgeEnding } from '#shared/compare/judge-ending.ts';
import { type Side, toSides } from '#shared/compare/to-drawable-events.ts';
import { toTwinMermaid, twinParticipants } from '#shared/compare/to-twin-mermaid.ts';
import { type Participant, participantsOf } from '#shared/diagram/participants.ts';
import { toMermaid } from '#shared/diagram/to-mermaid.ts';
import { describeEvent } from '#shared/trace/describe-event.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { type Adornment, toAdornment } from '../diagram/adornment.ts';
import { createChips } from '../diagram/chips.ts';
import { readFont, renderWhole, type WholeLook } from '../diagram/render-mermaid.ts';
import { readPicture } from '../take-away/read-picture.ts';
import {
  type Picture,
  type PictureFonts,
  pictureFontSize,
  writePicture,
} from '../take-away/write-picture.ts';
import { packRows, type Slot } from './pack-rows.ts';

/** It stays in the page, and is set in the page's fonts. The same object each time: Mermaid is set up anew for another. */
let known: (WholeLook & { fonts: PictureFonts }) | null = null;
const readLook = () => {
  if (known) return known;
  const fonts = { mono: readFont('--mono'), display: readFont('--display') };
  known = { fonts, fontFamily: fonts.mono, fontSize: pictureFontSize, isNarrow: true };
  return known;
};

/** Characters between two columns: so few that four columns are read in half a sheet's width, and more where a path needs them. */
const [fewest, most] = [16, 24] as const;

const optionsFor = (participants: readonly Participant[], events: readonly TraceEvent[]) => {
  const paths = events.flatMap((event) => (event.type === 'request' ? [event.path.length] : []));
  const lineLength = Math.min(most, Math.max(fewest, ...paths));
  return {
    participants: participants.map((one) => (one.kind === 'store' ? { ...one, name: 'Store' } : one)),
    lineLength: fewest,
    roomAcross: (columns: number) => ({ length: columns * lineLength, lines: 2 }) as const,
    heads: 'plain',
  } as const;
};

/** Draws what happened closely packed, for paper. @param trace of which the events are a part, for what tickets are worth */
export async function drawPrinted(
  events: readonly TraceEvent[],
  { caption, trace }: { caption: string; trace: readonly TraceEvent[] },
): Promise<Picture> {
  const options = optionsFor(participantsOf(events), events);
  const { text, owners } = toMermaid(events, options);
  const placing = readPicture(await renderWhole(text, readLook()), pictureFontSize);
  const chips = createChips();
  const byNumber = new Map(events.map((event) => [event.number, event]));
  const chapters = new Map(chaptersOf(events).map(([key, chapter]) => [owners.indexOf(key), chapter]));
  const tell = (index: number) => {
    const event = byNumber.get(owners[index] ?? 0);
    return event ? toTold(event, toAdornment(event, events, chips.of(trace, event))) : null;
  };
  const slots = placing.placed.map(
    (placed): Slot<'one'> => ({
      placed,
      row: placed.index,
      sides: ['one'],
      adornment: tell(placed.index)?.adornment ?? null,
      chapter: chapters.get(placed.index) ?? null,
    }),
  );
  const { one } = packRows(placing, ['one'], slots);
  return writePicture({
    placing: one,
    participants: options.participants,
    caption,
    hasFoot: false,
    tell,
    fonts: readLook().fonts,
  });
}

export type Twins = Readonly<Record<Side, Picture>>;

/** One of two runs: what happened in it, and what it is called. */
export type TwinRun = { events: readonly TraceEvent[]; caption: string };

/** Draws two aligned runs as two pictures, in which the same row stands at the same height. Their last answers are judged. */
export async function drawPrintedTwins(
  rows: readonly AlignedRow[],
  runs: Readonly<Record<Side, TwinRun>>,
  trace: readonly TraceEvent[],
): Promise<Twins> {
  const options = optionsFor(
    twinParticipants(rows),
    rows.flatMap(({ before, after }) => [before, after].filter((one) => one !== null)),
  );
  const { text, statements } = toTwinMermaid(rows, options);
  const placing = readPicture(await renderWhole(text, readLook()), pictureFontSize);
  const chips = createChips();
  const tellOf = (side: Side) => {
    const ending = judgeEnding(runs[side].events);
    return (index: number) => {
      const event = rows[statements[index]?.row ?? -1]?.[side];
      if (!event) return null;
      const isEnding = event.number === ending?.number;
      const outcome = isEnding ? ({ good: 'served', bad: 'refused' } as const)[ending.meaning] : null;
      return toTold(event, {
        ...toAdornment(event, runs[side].events, chips.of(trace, event)),
        // Only the last answer is judged here, and by what it means.
        outcome,
      });
    };
  };
  const tells = { before: tellOf('before'), after: tellOf('after') };
  const { after, before } = toSides(rows);
  const chapters = new Map(
    [...chaptersOf(before), ...chaptersOf(after)].map(([key, chapter]) => [key - 1, chapter]),
  );
  const told = new Set<number>();
  const slots = placing.placed.map((placed): Slot<Side> => {
    const { row, side } = statements[placed.index] ?? { row: 0, side: 'both' };
    const chapter = told.has(row) ? null : (chapters.get(row) ?? null);
    told.add(row);
    const adornment = (tells.before(placed.index) ?? tells.after(placed.index))?.adornment ?? null;
    return { placed, row, sides: side === 'both' ? ['before', 'after'] : [side], adornment, chapter };
  });
  const packed = packRows(placing, ['before', 'after'], slots);
  const write = (side: Side) =>
    writePicture({
      placing: packed[side],
      participants: options.participants,
      caption: runs[side].caption,
      hasFoot: false,
      tell: tells[side],
      fonts: readLook().fonts,
    });
  return { before: write('before'), after: write('after') };
}

/** By its first event; a note alone says by itself what its chapter's title would. */
const chaptersOf = (events: readonly TraceEvent[]) =>
  toChapters(events).map(({ key, title, events: own }) => {
    const isNote = own.every(({ type }) => type === 'note');
    return [key, { title: isNote ? null : title }] as const;
  });

const toTold = (event: TraceEvent, adornment: Adornment) => ({
  event: event.number,
  sentence: describeEvent(event),
  adornment,
});
