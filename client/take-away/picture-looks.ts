import type { Shape } from '../diagram/shape.ts';
import { cloths, colours, participantColours } from './picture-colours.ts';

type Attributes = Shape['attributes'];

const sign = {
  fill: 'none',
  stroke: colours.ground,
  'stroke-width': 2,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
};

/** What `diagram/picture.css` gives a shape of that class, by day. */
const looks: Readonly<Record<string, (attributes: Attributes) => Attributes>> = {
  'diagram-label-ground': () => ({ fill: colours.ground }),
  'diagram-chip-stub': ({ 'data-worth': worth }) =>
    worth === 'unknown'
      ? {
          fill: colours.chip,
          stroke: participantColours.attacker,
          'stroke-width': 2,
          'stroke-dasharray': '5 3',
        }
      : { fill: colours.chip, stroke: colours.noteEdge, 'stroke-width': 1.25 },
  'diagram-chip-cloth': ({ 'data-cloth': cloth }) => ({
    fill: cloths[Number(cloth ?? Number.NaN)] ?? 'none',
  }),
  'diagram-chip-tear': () => ({ fill: 'none', stroke: colours.noteEdge, 'stroke-dasharray': '2 2' }),
  'diagram-chip-number': () => ({ fill: colours.chipInk, 'font-weight': 'bold' }),
  'diagram-chip-strike': () => ({
    stroke: participantColours.attacker,
    'stroke-width': 2.5,
    'stroke-linecap': 'round',
    opacity: 0.75,
  }),
  'diagram-chip-new': () => ({ fill: participantColours.server }),
  'diagram-token-sheet': ({ 'data-worth': worth }) =>
    ['changed', 'unsealed', 'unknown'].includes(String(worth))
      ? {
          fill: colours.chip,
          stroke: participantColours.attacker,
          'stroke-width': 2,
          'stroke-dasharray': '5 3',
        }
      : { fill: colours.chip, stroke: colours.soft, 'stroke-width': 1.5 },
  'diagram-token-fold': () => ({ fill: 'none', stroke: colours.soft, 'stroke-linejoin': 'round' }),
  'diagram-token-name': () => ({ fill: colours.chipInk, 'font-size': 12, 'font-weight': 'bold' }),
  'diagram-token-wax': ({ 'data-worth': worth }) => ({
    fill: ['changed', 'unknown'].includes(String(worth))
      ? participantColours.attacker
      : participantColours.server,
  }),
  'diagram-token-no-seal': () => ({
    fill: colours.chip,
    stroke: participantColours.attacker,
    'stroke-width': 2,
    'stroke-dasharray': '3 2',
  }),
  'diagram-outcome-ground': ({ 'data-outcome': outcome }) => ({
    fill: outcome === 'refused' ? participantColours.attacker : participantColours.server,
    stroke: colours.ground,
    'stroke-width': 2,
  }),
  'diagram-sign': () => sign,
  'diagram-pill': () => ({ 'font-size': 14, 'font-weight': 'bold' }),
  'diagram-pill-ground': () => ({ fill: colours.ground, stroke: colours.noteEdge }),
};

/** The attributes of a shape in a file, which has no style sheet: its looks in the place of its class. */
export const withLooks = ({ class: of, ...attributes }: Attributes): Attributes => {
  const plain = Object.entries(attributes).filter(([name]) => !name.startsWith('data-'));
  return { ...Object.fromEntries(plain), ...looks[String(of)]?.(attributes) };
};
