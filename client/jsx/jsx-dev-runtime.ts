import type { ElementType, Key } from 'react';
import * as react from 'react/jsx-dev-runtime';
import { forTranslators } from './for-translators.ts';

/* What JSX compiles to while one develops and tests: `jsx-runtime.ts`, with where an element was written. */

export { Fragment, type JSX } from 'react/jsx-dev-runtime';

type Props = Parameters<typeof forTranslators>[1];

export const jsxDEV = (
  type: ElementType,
  props: Props,
  key: Key | undefined,
  isStatic: boolean,
  source?: react.JSXSource,
  self?: unknown,
) => {
  const own = forTranslators(type, props);
  return react.jsxDEV(type, own, key, isStatic && Array.isArray(own.children), source, self);
};
