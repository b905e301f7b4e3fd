/** How many events wait in the wings, in words: *3 in the wings*. */
export const sayWings = (waiting: number): string =>
  waiting === 0 ? 'The wings are empty' : `${waiting.toLocaleString('en-GB')} in the wings`;
