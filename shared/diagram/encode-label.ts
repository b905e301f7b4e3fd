import { cleanText } from '../trace/clean-text.ts';

/**
 * What may stand in a label as it is. All else is written as `#<code point>;`: a `;`, a `#` or a line break would
 * end the statement, and what follows could draw an arrow that never was.
 */
const isPlain = (character: string): boolean =>
  /^[\p{L}\p{N}\p{Extended_Pictographic} _./=,:+()…’→-]$/u.test(character);

/** Takes two places: Chinese, Japanese and Korean writing, pictures and the like. */
export const isWide = (character: string): boolean =>
  character > '\u10ff' && character !== '…' && character !== '’';

const encode = (character: string): string =>
  isPlain(character) ? character : `#${character.codePointAt(0)};`;

/** While it measures text, Mermaid holds an encoded character as its number within five others. */
const measuredLength = (character: string): number =>
  isPlain(character) ? (isWide(character) ? 2 : 1) : String(character.codePointAt(0)).length + 5;

/**
 * Encodes text from anywhere as one Mermaid label, at most 80 characters of it and never empty. With `lineLength`
 * it is broken into lines of that many characters at most.
 */
export const encodeLabel = (text: string, lineLength = Number.POSITIVE_INFINITY): string =>
  breakLines(cleanText(text, 80) || ' ', lineLength)
    .map((line) => Array.from(line, encode).join(''))
    .join('<br/>')
    // Mermaid would take a first `wrap:` or `nowrap:` for an instruction, and a first colon for its own.
    .replace(/^(\s*(?:no)?(?:wrap)?):/i, '$1#58;')
    .replace(/^ $/, '#160;');

const breakLines = (text: string, lineLength: number): string[] => {
  const lines: string[] = [];
  let line = '';
  let length = 0;
  for (const word of text.match(/[^ /:,=]*[ /:,=]?/gu) ?? []) {
    if (length > 0 && length + labelLength(word.trimEnd()) > lineLength) {
      lines.push(line.trimEnd());
      line = '';
      length = 0;
    }
    // A word too long for any line is cut where the line ends.
    for (const character of word) {
      if (length > 0 && length + measuredLength(character) > lineLength + (character === ' ' ? 1 : 0)) {
        lines.push(line);
        line = '';
        length = 0;
      }
      line += character;
      length += measuredLength(character);
    }
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines.length > 0 ? lines : [' '];
};

/** How many places a text takes in Mermaid's eyes. */
export const labelLength = (word: string): number =>
  Array.from(word).reduce((total, character) => total + measuredLength(character), 0);
