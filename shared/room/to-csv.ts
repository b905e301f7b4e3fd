/** A cell that a spreadsheet would take for a formula, and run. */
const runs = /^[=+\-@\t\r]/;

const toCell = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  // With an apostrophe before it a spreadsheet takes it for text (OWASP, CSV injection).
  const text = runs.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
};

/** Rows as comma-separated values (RFC 4180). */
export const toCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
