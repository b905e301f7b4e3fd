import type { MermaidConfig } from 'mermaid';
import { isNarrow, type Layout, labelPadding } from './layout.ts';

type Mermaid = typeof import('mermaid').default;

let arriving: Promise<Mermaid> | null = null;
let last: Promise<unknown> = Promise.resolve();
let bench: HTMLElement | null = null;
let drawn = 0;
let readyFor: Layout | WholeLook | null = null;

/** Fetches Mermaid, which is large, when the first picture is wanted. A failed fetch is tried again the next time. */
export const loadMermaid = (): Promise<Mermaid> => {
  arriving ??= import('mermaid').then(
    ({ default: mermaid }) => mermaid,
    (error: unknown) => {
      arriving = null;
      throw error;
    },
  );
  return arriving;
};

/**
 * Draws Mermaid text as an SVG without heads, lifelines and colours: the page has them. Every column is exactly as wide as the
 * layout says, so that pictures stand beneath each other. One at a time; rejects when Mermaid cannot read the text.
 */
export const renderMermaid = (text: string, layout: Layout): Promise<SVGSVGElement> =>
  inTurn(async () => strip(await render(text, layout, () => toConfig(layout, readFont()))));

/**
 * Fonts that a picture may use outside the page, and their size in its own units. One that `isNarrow` has columns no wider than their
 * words.
 */
export type WholeLook = { fontFamily: string; fontSize: number; isNarrow?: boolean };

/** Draws Mermaid text as it comes, with heads above and below and the lifelines between; columns as wide as their text. */
export const renderWhole = (text: string, look: WholeLook): Promise<SVGSVGElement> =>
  inTurn(() => render(text, look, () => toWholeConfig(look)));

const inTurn = (draw: () => Promise<SVGSVGElement>): Promise<SVGSVGElement> => {
  const picture = last.then(draw);
  last = picture.catch(() => undefined);
  return picture;
};

const render = async (
  text: string,
  look: Layout | WholeLook,
  configure: () => MermaidConfig,
): Promise<SVGSVGElement> => {
  const mermaid = await loadMermaid();
  bench ??= setUpBench();
  drawn += 1;
  // Setting Mermaid up costs as much as several arrows, so only when the look has changed.
  if (readyFor !== look) {
    const config = configure();
    await untilHere(config.fontFamily);
    mermaid.initialize(config);
  }
  readyFor = look;
  const { svg } = await mermaid.render(`diagram-${drawn}`, text, bench);
  bench.replaceChildren();
  const picture = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
  if (!picture) throw new Error('Could not draw the diagram: Mermaid gave no picture.');
  return document.adoptNode(picture);
};

const always: MermaidConfig = {
  startOnLoad: false,
  // Markup in labels, links and scripts: none of it gets through, and no diagram can change this.
  securityLevel: 'strict',
  suppressErrorRendering: true,
  look: 'classic',
  theme: 'base',
};

const toConfig = ({ columnWidth, fontSize }: Layout, font: string): MermaidConfig => ({
  ...always,
  fontFamily: font,
  fontSize,
  sequence: {
    // Labels are broken into lines before, by the width of their characters; Mermaid would measure every word again.
    wrap: false,
    wrapPadding: labelPadding,
    width: columnWidth,
    actorMargin: 0,
    mirrorActors: false,
    useMaxWidth: false,
    diagramMarginX: 0,
    diagramMarginY: 6,
    // Nobody reads messageMargin in Mermaid 11: this is the room between a label and its arrow, and a ticket lies there.
    boxMargin: Math.round(Math.max(isNarrow({ columnWidth, fontSize }) ? 18 : 21, 12 + fontSize * 0.7)),
    noteMargin: 6,
    height: 10,
    messageFontFamily: font,
    noteFontFamily: font,
  },
});

const toWholeConfig = ({ fontFamily, fontSize, isNarrow = false }: WholeLook): MermaidConfig => ({
  ...always,
  fontFamily,
  fontSize,
  sequence: {
    wrap: false,
    width: 170,
    height: 40,
    actorMargin: 40,
    mirrorActors: true,
    useMaxWidth: false,
    diagramMarginX: 24,
    diagramMarginY: 20,
    boxMargin: 21,
    noteMargin: 8,
    messageFontFamily: fontFamily,
    noteFontFamily: fontFamily,
    actorFontFamily: fontFamily,
    ...(isNarrow && { width: 106, height: 30, actorMargin: 6, diagramMarginX: 6, noteMargin: 5 }),
  },
});

/** A font of the page itself: a variable would be looked up anew for every label that is measured. */
export const readFont = (name: '--mono' | '--display' = '--mono'): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim() || 'monospace';

/** What Mermaid measures in a font it remembers, so the font has to be there. One that never comes is left to the next in line. */
const untilHere = async (font: string | undefined): Promise<void> => {
  if (font) await document.fonts.load(`1em ${font}`).catch(() => undefined);
};

/** Mermaid measures text in the page; out of sight, so that nothing flickers. */
const setUpBench = (): HTMLElement => {
  const element = document.createElement('div');
  element.className = 'diagram-bench';
  element.setAttribute('aria-hidden', 'true');
  element.setAttribute('translate', 'no');
  document.body.append(element);
  return element;
};

/** Takes off the style sheet, the heads and the lifelines, and cuts the picture to where these began. */
const strip = (picture: SVGSVGElement): SVGSVGElement => {
  for (const part of picture.querySelectorAll('style, [data-et="participant"]')) part.remove();
  for (const unused of picture.querySelectorAll('symbol')) unused.parentElement?.remove();
  // Dashes and weights written on the elements themselves would win over the page's style sheet.
  for (const line of picture.querySelectorAll('[data-et="message"]')) line.removeAttribute('style');
  for (const label of picture.querySelectorAll<SVGTextElement>('text')) label.style.fontWeight = '';
  const lifelines = [...picture.querySelectorAll('[data-et="life-line"]')];
  const top = Math.max(0, ...lifelines.map((line) => Number(line.getAttribute('y1'))));
  for (const line of lifelines) line.remove();
  const { x, y, width, height } = picture.viewBox.baseVal;
  const left = height + y - top;
  picture.setAttribute('viewBox', `${x} ${top} ${width} ${left}`);
  picture.setAttribute('width', String(width));
  picture.setAttribute('height', String(left));
  picture.removeAttribute('style');
  return picture;
};
