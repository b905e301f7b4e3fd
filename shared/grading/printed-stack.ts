/**
 * A line and the stack beneath it, as an error is printed. `fields` are those that Node prints after an error in braces.
 * Whose line it is, an error's or not, is for the reader to tell.
 */
export const printedStack =
  /^(?<head>.*)\n(?<frames> {4}at .*(?:\n {4}at .*)*(?:\n|(?!.)))(?<fields>(?: {2}.*\n)*\}\n)?/gm;
