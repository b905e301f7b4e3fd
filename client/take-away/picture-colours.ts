import type { Participant } from '#shared/diagram/participants.ts';

/**
 * The day colours of `theme/tokens.css`. A picture leaves the page and its style sheets, so it carries its own, and
 * always the same ones: dark ink on an opaque light ground can be read on white and on black alike.
 */
export const colours = {
  ground: '#fefaf0',
  edge: '#cfc1a0',
  lifeline: '#cfc1a0',
  ink: '#1c241f',
  soft: '#545648',
  note: '#f3dc9a',
  noteEdge: '#b3924a',
  chip: '#fefaf0',
  chipInk: '#1c241f',
} as const;

/** Those of `theme/cloths.css`, by number. */
export const cloths: readonly string[] = [
  '#c08a24',
  '#a8482c',
  '#2f7080',
  '#7f4270',
  '#6f7d35',
  '#3f5c96',
  '#c46a72',
  '#7b7468',
];

export const participantColours: Record<Participant['kind'], string> = {
  browser: '#0b479c',
  server: '#0b6746',
  store: '#703a02',
  attacker: '#c00a48',
  admin: '#5c1c62',
  device: '#0a6c88',
  curl: '#2c2b27',
  house: '#545648',
};
