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
} as const;

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
