const gap = 2;
const mostColumns = 15;

/**
 * The items of a long list in columns, as Node prints them: about two and a half times as wide as high. Each text of
 * the result is a row; it is the items themselves where columns would not help.
 * @param room `indent` spaces stand before each row, of `breakLength` characters
 */
export function arrangeInColumns(
  items: readonly string[],
  values: readonly unknown[],
  { indent, breakLength }: { indent: number; breakLength: number },
): string[] {
  const isCut = values.length > 100 && items.length > 100;
  const shown = isCut ? items.slice(0, -1) : items;
  const lengths = shown.map(({ length }) => length);
  const total = lengths.reduce((sum, length) => sum + length + gap, 0);
  const longest = Math.max(...lengths);
  const widest = longest + gap;
  if (widest * 3 + indent >= breakLength || !(total / widest > 5 || longest <= 6)) return [...items];
  const bias = Math.max(widest - 3 - Math.sqrt(widest - total / items.length), 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * bias * shown.length) / bias),
    Math.floor((breakLength - indent) / widest),
    12,
    mostColumns,
  );
  if (columns <= 1) return [...items];
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...lengths.filter((__, index) => index % columns === column)),
  );
  const isNumeric = values
    .slice(0, items.length)
    .every((value) => typeof value === 'number' || typeof value === 'bigint');
  const rows: string[] = [];
  for (let from = 0; from < shown.length; from += columns) {
    const row = shown.slice(from, from + columns);
    const cells = row.map((item, column) => {
      const isLast = column === row.length - 1;
      const width = (widths[column] ?? 0) + (isLast ? 0 : gap);
      const cell = isLast ? item : `${item}, `;
      if (isNumeric) return cell.padStart(width);
      return isLast ? cell : cell.padEnd(width);
    });
    rows.push(cells.join(''));
  }
  return isCut ? [...rows, items.at(-1) ?? ''] : rows;
}
