import { useCallback, useState } from 'react';

/**
 * A part of what a stage shows that its address says, so that a reload shows the same. `read` takes it from an address' search, and
 * `write` puts it into one, in which all else stays; both have to stay the same functions, as what sets it does.
 */
export const useInAddress = <Value>(
  read: (search: string) => Value,
  write: (search: string, value: Value) => string,
): readonly [Value, (value: Value) => void] => {
  const [value, setValue] = useState(() => read(location.search));
  const set = useCallback(
    (next: Value) => {
      setValue(next);
      history.replaceState(
        history.state,
        '',
        `${location.pathname}${write(location.search, next)}${location.hash}`,
      );
    },
    [write],
  );
  return [value, set];
};

/** An address' search with one of its words set anew, or without it: null. */
export const searchWith = (search: string, word: string, says: string | null): string => {
  const words = new URLSearchParams(search);
  if (says === null) words.delete(word);
  else words.set(word, says);
  const text = words.toString();
  return text ? `?${text}` : '';
};
