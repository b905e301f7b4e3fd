/** What XML 1.0 cannot hold, not even escaped (section 2.2): one such character makes a whole file unreadable. */
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text from anywhere as text within XML. */
export const escapeText = (text: string): string =>
  text.replace(illegal, '').replace(/[&<>"]/g, (character) => escapes[character] ?? '');

/** Writes one element. Attributes are escaped here; `children` are elements or escaped text already. */
export const writeTag = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: string[]
): string => {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeText(typeof value === 'number' ? String(round(value)) : value)}"`,
  );
  const start = `<${name}${written.join('')}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`;
};

const round = (value: number): number => Math.round(value * 100) / 100;
