import type { ElementType, Key } from 'react';
import * as react from 'react/jsx-runtime';
import { forTranslators } from './for-translators.ts';

/*
 * What JSX compiles to in place of `react/jsx-runtime` (`jsxImportSource` in tsconfig.json): the one place through which
 * every element of ours comes to be.
 */

export { Fragment, type JSX } from 'react/jsx-runtime';

type Props = Parameters<typeof forTranslators>[1];

export const jsx = (type: ElementType, props: Props, key?: Key) =>
  react.jsx(type, forTranslators(type, props), key);

/** With a list of children that never change their places, and so need no keys. */
export const jsxs = (type: ElementType, props: Props, key?: Key) => {
  const own = forTranslators(type, props);
  return Array.isArray(own.children) ? react.jsxs(type, own, key) : react.jsx(type, own, key);
};
