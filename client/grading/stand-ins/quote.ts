const escapes: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
};

/** In single quotes, or in others that the text does not hold. */
export function quote(text: string): string {
  const mark = !text.includes("'")
    ? "'"
    : !text.includes('"')
      ? '"'
      : text.includes('`') || text.includes('${')
        ? "'"
        : '`';
  const safe = text.replace(/[\\\p{Cc}]/gu, (char) => {
    if (char === '\\') return '\\\\';
    return escapes[char] ?? `\\x${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return `${mark}${mark === "'" ? safe.replaceAll("'", "\\'") : safe}${mark}`;
}
