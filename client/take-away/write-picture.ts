import type { Participant } from '#shared/diagram/participants.ts';
import { type Adornment, drawAdornment, labelGround } from '../diagram/adornment.ts';
import { characterWidth } from '../diagram/layout.ts';
import { participantShapes } from '../diagram/participant-glyph.tsx';
import type { Shape } from '../diagram/shape.ts';
import type { Title } from './insert-titles.ts';
import { colours, participantColours } from './picture-colours.ts';
import type { Size } from './picture-limits.ts';
import { withLooks } from './picture-looks.ts';
import type { Head, Line, Placed, Placing } from './read-picture.ts';
import { escapeText, writeTag } from './write-tag.ts';

/** What a picture is set in: its words, and its titles. */
export type PictureFonts = { mono: string; display: string };

/** Fonts that other machines have: a picture that leaves the page cannot bring the page's own along. */
export const pictureFonts: PictureFonts = {
  mono: 'Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace',
  display: 'Georgia, "Times New Roman", "DejaVu Serif", serif',
};
export const pictureFontSize = 14;
const footHeight = 40;

type Contents = {
  placing: Placing & { titles: readonly Title[] };
  participants: readonly Participant[];
  /** What the picture shows, and when it was taken. */
  caption: string;
  /** Whether that stands beneath it, too: a picture that stands alone must say it. */
  hasFoot?: boolean;
  /** The event that a statement belongs to, in a sentence. */
  tell: (index: number) => { event: number; sentence: string; adornment: Adornment } | null;
  /** Those that it was measured in. */
  fonts?: PictureFonts;
};

export type Picture = Size & { svg: string };

/**
 * Writes a picture that needs nothing beside it: plain shapes with their colours as attributes, no style sheet, no
 * reference to the outside, no script and no `foreignObject`, which would bar it from a canvas.
 */
export const writePicture = ({
  placing,
  participants,
  caption,
  hasFoot = true,
  tell,
  fonts = pictureFonts,
}: Contents): Picture => {
  const display = { 'font-family': fonts.display, 'font-style': 'italic' };
  const { x, y, width } = placing.viewBox;
  const height = placing.viewBox.height + (hasFoot ? footHeight : 0);
  const kinds = new Map(participants.map(({ id, kind }) => [id, kind]));
  const colourOf = (id: string) => participantColours[kinds.get(id) ?? 'browser'];
  const content = [
    writeTag('title', {}, escapeText(caption)),
    writeTag('defs', {}, ...[...new Set(kinds.values())].map(arrowHead)),
    writeTag('rect', { x, y, width, height, fill: colours.ground }),
    writeTag('rect', {
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: height - 1,
      fill: 'none',
      stroke: colours.edge,
    }),
    ...placing.lifelines.map(({ x: at, y1, y2 }) =>
      writeTag('line', { x1: at, x2: at, y1, y2, stroke: colours.lifeline }),
    ),
    ...placing.heads.map((head) => writeHead(head, participants, colourOf(head.id))),
    ...placing.titles.map((title) => writeTitle(title, { x, width, display })),
    ...placing.placed.map((one) => {
      const told = tell(one.index);
      const of = told ? { 'data-event': told.event } : {};
      const shape =
        one.type === 'arrow'
          ? [
              ...writeArrow(one, colourOf(one.from), kinds.get(one.from) ?? 'browser'),
              ...(told ? writeAdornment(one, told.adornment) : []),
            ]
          : writeNote(one);
      return writeTag('g', of, ...(told ? [writeTag('title', {}, escapeText(told.sentence))] : []), ...shape);
    }),
    ...(hasFoot
      ? [
          writeTag(
            'text',
            { x: x + width / 2, y: y + height - 18, 'font-size': 13, fill: colours.soft, ...display },
            escapeText(caption),
          ),
        ]
      : []),
  ];
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: [x, y, width, height].map((value) => Math.round(value * 100) / 100).join(' '),
    width,
    height,
    role: 'img',
    'font-family': fonts.mono,
    'font-size': pictureFontSize,
    'text-anchor': 'middle',
    fill: colours.ink,
  };
  return { svg: `${writeTag('svg', root, ...content)}\n`, width, height };
};

/** One of each colour: not every program lets a head inherit its line's. */
const arrowHead = (kind: Participant['kind']): string =>
  writeTag(
    'marker',
    {
      id: `head-${kind}`,
      refX: 9,
      refY: 5,
      markerWidth: 12,
      markerHeight: 12,
      markerUnits: 'userSpaceOnUse',
      orient: 'auto',
    },
    writeTag('path', { d: 'M0 0 10 5 0 10z', fill: participantColours[kind] }),
  );

const writeHead = (head: Head, participants: readonly Participant[], colour: string): string => {
  const participant = participants.find(({ id }) => id === head.id);
  const { x, y, width, height } = head;
  const middle = y + height / 2;
  const rx = participant?.kind === 'store' ? height / 2 : 4;
  const name = participant?.name ?? '';
  // Beside the name, as far from the edge as that leaves room for.
  const besideName = (width - Array.from(name).length * characterWidth * pictureFontSize) / 2 - 11;
  return writeTag(
    'g',
    {},
    writeTag('rect', { x, y, width, height, rx, fill: colours.ground, stroke: colour, 'stroke-width': 1.5 }),
    writeTag('path', {
      d: participantShapes[participant?.kind ?? 'browser'],
      transform: `translate(${Math.round(x + Math.min(14, besideName))} ${Math.round(middle - 8)})`,
      fill: 'none',
      stroke: colour,
      'stroke-width': 1.5,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
    writeTag(
      'text',
      { x: x + width / 2 + 10, y: middle + 5, fill: colour, 'font-weight': 'bold' },
      escapeText(name),
    ),
  );
};

type TitlePlace = { x: number; width: number; display: Readonly<Record<string, string>> };

const writeTitle = ({ y, text }: Title, { x, width, display }: TitlePlace): string =>
  writeTag(
    'g',
    {},
    writeTag('line', {
      x1: x + 16,
      x2: x + width - 16,
      y1: y + 10,
      y2: y + 10,
      stroke: colours.noteEdge,
      'stroke-dasharray': '1 5',
      'stroke-width': 2,
      'stroke-linecap': 'round',
    }),
    writeTag('rect', {
      x: x + 12,
      y: y + 16,
      width: Array.from(text).length * 8 + 8,
      height: 22,
      fill: colours.ground,
    }),
    writeTag(
      'text',
      { x: x + 16, y: y + 32, 'font-size': 17, 'text-anchor': 'start', fill: colours.soft, ...display },
      escapeText(text),
    ),
  );

const writeArrow = (
  arrow: Extract<Placed, { type: 'arrow' }>,
  stroke: string,
  kind: Participant['kind'],
): string[] => [
  ...arrow.lines.map((line) => writeShape(labelGround(middleOf(line), pictureFontSize))),
  ...writeLines(arrow.lines),
  writeTag(arrow.bow === 0 ? 'line' : 'path', {
    ...toShape(arrow),
    stroke,
    'stroke-width': 1.75,
    ...(arrow.dashed ? { 'stroke-dasharray': '5 4' } : {}),
    'marker-end': `url(#head-${kind})`,
  }),
];

/** A straight line, or a bow to the right and back for a message to oneself. */
const toShape = ({ x1, x2, y, bow }: Extract<Placed, { type: 'arrow' }>): Record<string, string | number> => {
  if (bow === 0) return { x1, x2, y1: y, y2: y };
  return { d: `M${x1} ${y}C${x1 + 60} ${y - 10} ${x2 + 60} ${y + bow + 10} ${x2} ${y + bow}`, fill: 'none' };
};

const middleOf = ({ x, y, text }: Line) => ({ x, y: y - pictureFontSize * 0.3, text });

const writeAdornment = (arrow: Extract<Placed, { type: 'arrow' }>, adornment: Adornment): string[] => {
  const { x1, x2, y, bow, lines } = arrow;
  const [label] = lines.map(middleOf);
  return drawAdornment(adornment, { x1, x2, y1: y, y2: y + bow }, label, pictureFontSize).map(writeShape);
};

const writeShape = ({ name, attributes, children }: Shape): string =>
  writeTag(
    name,
    withLooks(attributes),
    ...children.map((child) => (typeof child === 'string' ? escapeText(child) : writeShape(child))),
  );

const writeNote = ({ box, lines }: Extract<Placed, { type: 'note' }>): string[] => [
  writeTag('rect', { ...box, rx: 2, fill: colours.note, stroke: colours.noteEdge }),
  ...writeLines(lines),
];

const writeLines = (lines: readonly Line[]): string[] =>
  lines.map(({ x, y, text }) => writeTag('text', { x, y }, escapeText(text)));
