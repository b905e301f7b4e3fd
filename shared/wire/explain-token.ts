import { readOurToken } from '../token/read-token.ts';
import type { Piece } from './wire-message.ts';

/** Cuts a token into its three parts, each explained; null for what has not the form of this site’s own. */
export const explainToken = (token: string): Piece[] | null => {
  const read = readOurToken(token);
  if (!read) return null;
  const { parts, header, claims } = read;
  const seal: Piece = {
    text: parts.seal,
    term: 'Seal',
    says: 'Made of the two parts before it with the server’s key (RFC 7515, section 5). With one letter of them changed it is the seal of another text.',
  };
  return [
    { text: parts.header, term: 'Header', says: `Anybody can read it: ${toText(header)}` },
    '.',
    {
      text: parts.payload,
      term: 'Payload',
      says: `Anybody can read it, without a key: ${toText(claims)}`,
    },
    ...(parts.seal === ''
      ? [{ text: '.', term: 'No seal', says: 'It was cut off. Nothing is left that a server could check.' }]
      : ['.', seal]),
  ];
};

/** With room between fields, where a line may break. */
const toText = (fields: Readonly<Record<string, unknown>>): string =>
  `{ ${Object.entries(fields)
    .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(', ')} }`;
