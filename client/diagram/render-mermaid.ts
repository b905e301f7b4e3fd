import type { MermaidConfig } from 'mermaid';
import { type Layout, labelPadding } from './layout.ts';

type Mermaid = typeof import('mermaid').default;

let arriving: Promise<Mermaid> | null = null;
let last: Promise<unknown> = Promise.resolve();
let bench: HTMLElement | null = null;
let drawn = 0;

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
export const renderMermaid = (text: string, layout: Layout): Promise<SVGSVGElement> => {
  const picture = last.then(() => render(text, layout));
  last = picture.catch(() => undefined);
  return picture;
};

const render = async (text: string, layout: Layout): Promise<SVGSVGElement> => {
  const mermaid = await loadMermaid();
  bench ??= setUpBench();
  drawn += 1;
  mermaid.initialize(toConfig(layout));
  const { svg } = await mermaid.render(`diagram-${drawn}`, text, bench);
  bench.replaceChildren();
  const picture = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
  if (!picture) throw new Error('Could not draw the diagram: Mermaid gave no picture.');
  return strip(document.adoptNode(picture));
};

const toConfig = ({ columnWidth, fontSize }: Layout): MermaidConfig => ({
  startOnLoad: false,
  // Markup in labels, links and scripts: none of it gets through, and no diagram can change this.
  securityLevel: 'strict',
  suppressErrorRendering: true,
  look: 'classic',
  theme: 'base',
  fontFamily: 'var(--mono)',
  fontSize,
  sequence: {
    // Labels are broken into lines before; `wrap` keeps what is still too long from widening a column.
    wrap: true,
    wrapPadding: labelPadding,
    width: columnWidth,
    actorMargin: 0,
    mirrorActors: false,
    useMaxWidth: false,
    diagramMarginX: 0,
    diagramMarginY: 6,
    boxMargin: 8,
    noteMargin: 6,
    height: 10,
    messageFontFamily: 'var(--mono)',
    noteFontFamily: 'var(--mono)',
  },
});

/** Mermaid measures text in the page; out of sight, so that nothing flickers. */
const setUpBench = (): HTMLElement => {
  const element = document.createElement('div');
  element.setAttribute('aria-hidden', 'true');
  element.className = 'diagram-bench';
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
