/** What people call a further user agent of a sandbox, told from its User-Agent; never one of the names `taken`. */
export function nameVisitor(userAgent: string, taken: readonly string[]): string {
  const plain = toPlainName(userAgent);
  if (!taken.includes(plain)) return plain;
  const stem = plain === SECOND ? 'Browser' : plain;
  let count = plain === SECOND ? 3 : 2;
  while (taken.includes(`${stem} ${count}`)) count += 1;
  return `${stem} ${count}`;
}

const SECOND = 'Second browser';

function toPlainName(userAgent: string): string {
  if (/iPhone|iPod|Android.*Mobile|Mobile.*Firefox/.test(userAgent)) return 'Phone';
  if (/iPad|Android|Tablet/.test(userAgent)) return 'Tablet';
  return /Firefox\//.test(userAgent) ? 'Firefox' : SECOND;
}
