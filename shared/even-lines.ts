/**
 * A text as it is compared, counted and kept everywhere: each line ends with `\n`, and no byte order mark comes first.
 * Editors on Windows write `\r\n` and the mark, old Macs wrote `\r`; an editor in the page takes all of them for the end of
 * a line, too. For every text that comes in from a file or a store.
 */
export const evenLines = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
