import { keepGain } from './keep-gain.ts';
import { type Place, readKept } from './kept.ts';
import { type Gain, mergeKept } from './merge-kept.ts';
import { LARGEST, readProgressFile } from './progress-file.ts';
import { count, listed, type Offer, tellPlace } from './tell-done.ts';
import { textsOf } from './undoable.ts';

/** What came of a file, in sentences; `isTrouble` where something of it was not taken. */
export type Taken = {
  isTrouble: boolean;
  says: readonly string[];
  /** What the memory held just before; null where nothing was written. */
  before: ReadonlyMap<string, string> | null;
};

/** Takes what a file holds into this browser's memory, beside what is there. Every failure is a sentence. */
export async function takeIn(file: File, offer: Offer, memory = localShelf): Promise<Taken> {
  if (file.size > LARGEST) {
    return refusal(
      'Could not read the file: it is larger than 5 MB. Nothing was taken from it. Choose one that “Download what you have done” made.',
    );
  }
  let text: string;
  try {
    text = await file.text();
  } catch {
    // A browser says no more than that: moved, deleted or not allowed to be read.
    return refusal(
      'Could not read the file: the browser was not let near it. Nothing was taken. Choose it once more.',
    );
  }
  const read = readProgressFile(text);
  if (!read.ok) return refusal(read.message);
  const here = readKept(memory);
  if (here.state === 'refused') {
    return refusal(
      'Could not take in the file: this browser keeps nothing for this site. The file itself is untouched.',
    );
  }
  const gain = mergeKept(here.kept, read.done, { at: Date.now(), why: 'file' });
  const before = textsOf(memory);
  const lost = keepGain(gain, memory);
  const { damaged } = read;
  return {
    isTrouble: lost > 0 || damaged.length > 0 || gain.crowdedOut.length > 0,
    says: [
      lost > 0 ? tellLost(gain, lost) : tellGain(gain),
      ...tellTexts(gain, offer),
      ...(damaged.length > 0
        ? [
            `Not taken, because it is damaged in the file: ${tellPlaces(damaged, offer)}. There it stays as it is.`,
          ]
        : []),
    ],
    before,
  };
}

const localShelf = () => localStorage;
const refusal = (message: string): Taken => ({ isTrouble: true, says: [message], before: null });
const sizeOf = ({ lessons, exercises, drafts, answers }: Gain) =>
  lessons.size + exercises.size + drafts.size + Math.min(1, answers.size);

function tellGain(gain: Gain): string {
  const texts = gain.drafts.size - gain.besides.length;
  const what = [
    ...(gain.steps > 0 ? [`${count(gain.steps, 'step')} done`] : []),
    ...(gain.exercises.size > 0 ? [`the points of ${count(gain.exercises.size, 'exercise')}`] : []),
    ...(gain.answers.size > 0 ? [count(gain.answers.size, 'answer')] : []),
    ...(texts > 0 ? [`the text for ${count(texts, 'exercise')}`] : []),
  ];
  if (what.length > 0) return `Taken from the file: ${listed(what)}. What was here already is still here.`;
  return gain.besides.length > 0
    ? 'All steps, answers and points of the file were here already.'
    : 'Nothing new: all that could be taken from the file was here already.';
}

const tellLost = (gain: Gain, lost: number): string =>
  `Could not keep ${lost} of the ${sizeOf(gain)} things that were new in the file: this browser’s storage is full, or another tab was writing. What was here is untouched. Make room, and choose the file once more.`;

function tellTexts({ besides, crowdedOut }: Gain, offer: Offer): string[] {
  const tell = (ids: readonly string[]) =>
    tellPlaces(
      ids.map((id) => ({ kind: 'draft', id })),
      offer,
    );
  return [
    ...(besides.length > 0
      ? [
          `What you wrote here stays in its place; what the file has becomes an earlier version there: ${tell(besides)}.`,
        ]
      : []),
    ...(crowdedOut.length > 0
      ? [`Not taken, for want of room among the earlier versions: ${tell(crowdedOut)}. In the file it stays.`]
      : []),
  ];
}

const MOST_NAMED = 5;

const tellPlaces = (places: readonly Place[], offer: Offer): string => {
  const names = places.slice(0, MOST_NAMED).map((place) => tellPlace(place, offer));
  return listed(places.length > MOST_NAMED ? [...names, `${places.length - MOST_NAMED} more`] : names);
};
