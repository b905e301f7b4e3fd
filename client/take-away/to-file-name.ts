/** The name of a downloaded file: what was done and when, by the reader's own clock, safe on every system. */
export const toFileName = (subject: string, when: Date, extension: string): string => {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [when.getFullYear(), two(when.getMonth() + 1), two(when.getDate())].join('-');
  const time = two(when.getHours()) + two(when.getMinutes());
  return `coat-check-${toSlug(subject)}-${day}-${time}.${extension}`;
};

/** Letters, digits and single hyphens only: no name may lead out of the folder or hide what kind of file it is. */
const toSlug = (subject: string): string =>
  subject
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '') || 'trace';
