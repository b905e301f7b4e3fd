const key = 'coat-check:class-code';

/** For a browser that keeps nothing: as long as this document lasts. */
let said: string | null = null;

/** The code of the class that whoever sits here said last; null when none was said. */
export const readClassCode = (): string | null => {
  try {
    return said ?? localStorage.getItem(key);
  } catch {
    return said;
  }
};

/** Null for one that was refused: the next page would be refused by it, too. */
export const keepClassCode = (code: string | null): void => {
  said = code;
  try {
    if (code === null) localStorage.removeItem(key);
    else localStorage.setItem(key, code);
  } catch {
    // Then it is asked for again in the next document.
  }
};
