import { CODE_LENGTH, codeAlphabet, signsOfCode } from '#shared/room/room-code.ts';

/** Why what was typed can be no room's code, and what to do. */
export const sayWrongCode = (typed: string): string => {
  const signs = Array.from(signsOfCode(typed));
  if (signs.length !== CODE_LENGTH)
    return `A code has ${CODE_LENGTH} letters and digits, such as KTC-74M: this has ${signs.length}. Whoever presents can tell you.`;
  const foreign = [...new Set(signs.filter((sign) => !codeAlphabet.includes(sign)))];
  return `No room has this code: none has ${orOf(foreign)} in it. Look at it once more, or ask whoever presents.`;
};

/** *the sign O*, or *O, 0 or A*. */
const orOf = (all: readonly string[]): string =>
  all.length < 2 ? `the sign ${all.join('')}` : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
