/** A piece of a line. `footnote` is the number of the footnote that explains it, null for plain text. */
export type WireSpan = { text: string; footnote: number | null };

/** One line on the wire. A quiet line is true, but no lesson is about it. */
export type WireLine = { spans: readonly WireSpan[]; quiet: boolean };

export type WireFootnote = { number: number; term: string; says: string };

/** What is long and no lesson is about, in a word: *HTML page, 104 lines*. */
export type WireFold = { says: string; lines: readonly WireLine[] };

/** A message as it travelled, line by line, with explanations of the parts that matter. */
export type WireMessage = {
  lines: readonly WireLine[];
  /** What comes after those lines; null where nothing is long. */
  fold: WireFold | null;
  footnotes: readonly WireFootnote[];
};

/** A piece of text, and why it matters. */
export type Explained = { text: string; term: string; says: string };
export type Piece = string | Explained;

export type WireWriter = {
  line(...pieces: Piece[]): void;
  quietLine(...pieces: Piece[]): void;
  /** All lines from here on are folded behind these words. */
  fold(says: string): void;
  toMessage(): WireMessage;
};

/** Collects lines and numbers their footnotes in order of appearance; what is explained twice alike is one footnote. */
export const createWireWriter = (): WireWriter => {
  const lines: WireLine[] = [];
  let fold: { says: string; lines: WireLine[] } | null = null;
  const footnotes: WireFootnote[] = [];

  const numberOf = ({ term, says }: Explained): number => {
    const known = footnotes.find((footnote) => footnote.term === term && footnote.says === says);
    if (known) return known.number;
    footnotes.push({ number: footnotes.length + 1, term, says });
    return footnotes.length;
  };
  const toSpan = (piece: Piece): WireSpan =>
    typeof piece === 'string'
      ? { text: piece, footnote: null }
      : { text: piece.text, footnote: numberOf(piece) };

  return {
    line: (...pieces) => void (fold?.lines ?? lines).push({ spans: pieces.map(toSpan), quiet: false }),
    quietLine: (...pieces) => void (fold?.lines ?? lines).push({ spans: pieces.map(toSpan), quiet: true }),
    fold: (says) => {
      fold = { says, lines: [] };
    },
    toMessage: () => ({ lines, fold, footnotes }),
  };
};
