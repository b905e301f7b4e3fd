/** What a code is made of: read out loud and typed on a phone, no two are taken for each other, and no word comes of them. */
export const codeAlphabet = '34679CDFHJKMNPRTWXY';

export const CODE_LENGTH = 6;

const code = new RegExp(`^[${codeAlphabet}]{${CODE_LENGTH}}$`);

/** What somebody has typed as a code, however it was written. */
export const signsOfCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '');

/** The code that somebody has typed; null where it can be none. */
export const readRoomCode = (typed: string): string | null => {
  const letters = signsOfCode(typed);
  return code.test(letters) ? letters : null;
};

/** As it is read out: `KTC-74M`. */
export const sayRoomCode = (letters: string): string => `${letters.slice(0, 3)}-${letters.slice(3)}`;
