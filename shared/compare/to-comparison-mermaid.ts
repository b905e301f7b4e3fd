import { encodeLabel } from '../diagram/encode-label.ts';
import { type MermaidOptions, toMermaid } from '../diagram/to-mermaid.ts';
import type { AlignedRow, Alignment } from './alignment.ts';
import { noteDifference } from './note-difference.ts';
import { toDrawableEvents } from './to-drawable-events.ts';

export type ComparisonText = {
  text: string;
  /**
   * Statement index → index of the row that it belongs to; null for the edges of a background. Mermaid marks arrow or
   * note with `data-id="i<statement index>"`.
   */
  owners: readonly (number | null)[];
};

/** What stands before an arrow's label, so that colour is not all that tells. */
export const rowMarks: Readonly<Record<AlignedRow['kind'], string>> = {
  same: '',
  changed: '~ ',
  missing: '− ',
  new: '+ ',
};

/** Seen on white and on dark alike: brass, crimson and green, each as thin as glass. */
const grounds: Readonly<Record<Exclude<AlignedRow['kind'], 'same'>, string>> = {
  changed: 'rgba(201, 148, 20, 0.18)',
  missing: 'rgba(196, 30, 70, 0.14)',
  new: 'rgba(24, 140, 90, 0.16)',
};

/** At most so many differences are written beneath one arrow; the list has them all. */
const mostNotes = 3;

/**
 * Draws two runs as one Mermaid sequence diagram. Rows stand in their order, drawn as the run after has them; what is
 * missing, new or changed has a background and a mark before its label, and changes are noted beneath their arrow.
 * Text from outside is encoded, so it can neither break the diagram nor draw in it.
 */
export const toComparisonMermaid = ({ rows }: Alignment, options: MermaidOptions = {}): ComparisonText => {
  const { lineLength } = options;
  const drawn = toMermaid(toDrawableEvents(rows), {
    ...options,
    ...(lineLength === undefined ? {} : { lineLength: Math.max(8, lineLength - 2) }),
  });
  const written = drawn.text.trimEnd().split('\n');
  const head = written.slice(0, written.length - drawn.owners.length);
  const lines: string[] = [];
  const owners: (number | null)[] = [];
  const state = (line: string, owner: number | null) => {
    lines.push(line);
    owners.push(owner);
  };

  let open: AlignedRow['kind'] = 'same';
  const turnTo = (kind: AlignedRow['kind']) => {
    if (kind === open) return;
    if (open !== 'same') state('  end', null);
    if (kind !== 'same') state(`  rect ${grounds[kind]}`, null);
    open = kind;
  };
  for (const [index, statement] of written.slice(head.length).entries()) {
    const owner = (drawn.owners[index] ?? 1) - 1;
    const row = rows[owner];
    if (!row) continue;
    turnTo(row.kind);
    // What a changed event leaves behind may well be the same: only its arrow is marked.
    const isRemark = row.kind === 'changed' && drawn.owners[index - 1] === owner + 1;
    state(isRemark ? statement : statement.replace(': ', `: ${rowMarks[row.kind]}`), owner);
    if (drawn.owners[index + 1] === owner + 1 || row.kind !== 'changed') continue;
    const place = /^\s*(?:Note over )?(\w+)/.exec(statement)?.[1] ?? '';
    for (const difference of row.differences.slice(0, mostNotes)) {
      const note = encodeLabel(noteDifference(difference), lineLength);
      state(`  Note over ${place}: ${note}`, owner);
    }
  }
  turnTo('same');
  return { text: `${[...head, ...lines].join('\n')}\n`, owners };
};
