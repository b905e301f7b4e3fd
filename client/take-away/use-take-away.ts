import { useMemo, useState } from 'react';
import { toMermaid } from '#shared/diagram/to-mermaid.ts';
import { hideAddress } from '#shared/export/hide-address.ts';
import { toHar } from '#shared/export/to-har.ts';
import { writeTraceFile } from '#shared/export/trace-file.ts';
import { BASE, hrefOf } from '../requests/base.ts';
import { useChapterFilm, useTimeline, useTraceSource } from '../timeline/timeline-provider.tsx';
import { shownNumber } from '../timeline/timeline-view.ts';
import { usePlayed } from '../timeline/use-played.ts';
import { type Choice, type Extent, listChoices } from './choose-events.ts';
import { copyText } from './copy-text.ts';
import { drawPicture } from './draw-picture.ts';
import { saveFile } from './save-file.ts';
import { byHand, done, notDrawn, notPainted, type Outcome, saved } from './take-away-words.ts';
import { toFileName } from './to-file-name.ts';
import { toPng } from './to-png.ts';

export type TakeAwayProps = {
  /** What the trace is of, for names and captions. */
  subject: { slug: string; title: string };
};

export type Way = 'mermaid' | 'svg' | 'png' | 'trace' | 'har' | 'link';

/** Drawing a long trace holds the page up for seconds, so that “One moment…” must stand there before. */
const untilPainted = () => new Promise((resolve) => setTimeout(resolve, 30));

/** Everything that can be done with the trace, what came of it, and how much of it a picture shows. */
export const useTakeAway = ({ subject }: TakeAwayProps) => {
  const { sandboxId } = useTraceSource();
  const events = usePlayed();
  const dropped = useTimeline(({ context }) => context.dropped);
  const shown = useTimeline(({ context }) => shownNumber(context));
  const film = useChapterFilm();
  const choices = useMemo(() => listChoices(events, film.of(events), shown), [events, film, shown]);
  const [extent, setExtent] = useState<Extent>('all');
  const [outcome, setOutcome] = useState<{ way: Way; is: Outcome } | null>(null);
  const [busy, setBusy] = useState<Way | null>(null);
  const chosen = choices.find((choice) => choice.extent === extent) ?? choices[0];

  const save = (extension: string, content: Blob | string): Outcome => {
    const name = toFileName(subject.slug, new Date(), extension);
    saveFile(name, typeof content === 'string' ? new Blob([content], { type: 'application/json' }) : content);
    return saved(name);
  };

  const copy = async (text: string, words: string): Promise<Outcome> =>
    (await copyText(text)) ? done(words) : byHand(text);

  const takePicture = async (way: 'svg' | 'png', { events: some }: Choice): Promise<Outcome> => {
    const canTakeLess = choices.some((choice) => choice.events.length < some.length);
    const day = new Date().toLocaleDateString('en-GB', { dateStyle: 'long' });
    await untilPainted();
    const drawn = await drawPicture(some, {
      caption: `${subject.title}, ${day}. Drawn by Coat Check`,
    });
    if (!drawn.ok) return notDrawn(drawn.why, canTakeLess);
    if (way === 'svg') return save('svg', new Blob([drawn.picture.svg], { type: 'image/svg+xml' }));
    const png = await toPng(drawn.picture);
    return png.ok ? save('png', png.blob) : notPainted(canTakeLess);
  };

  const take = (way: Way, { events: some }: Choice): Promise<Outcome> | Outcome => {
    switch (way) {
      case 'mermaid':
        return copy(toMermaid(some).text, `Copied ${some.length} events as Mermaid text.`);
      case 'svg':
      case 'png':
        return takePicture(way, { events: some, extent: 'all', label: '' });
      case 'trace':
        return save('trace.json', writeTraceFile(hideAddress({ dropped, events: [...events] }, BASE)));
      case 'har':
        return save('har', JSON.stringify(toHar(events, BASE), null, 1));
      case 'link':
        return copy(
          new URL(hrefOf(`/api/sandboxes/${sandboxId}/trace.mmd`), location.href).href,
          'Copied the link.',
        );
    }
  };

  const run = async (way: Way, choice = chosen) => {
    if (busy || !choice) return;
    setExtent(choice.extent);
    setOutcome(null);
    setBusy(way);
    try {
      setOutcome({ way, is: await take(way, choice) });
    } finally {
      setBusy(null);
    }
  };

  return {
    choices,
    chosen,
    setExtent,
    outcome,
    busy,
    run,
    isEmpty: events.length === 0,
  };
};
