import type { Root } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { ComponentProps, ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import './prose.css';

/** The text of a step or a task. Terms are `<span data-term="store">`, for the theme to give their participant's colour. It stands in something of the class `prose`. */
export function Prose({ root }: { root: Root }): ReactNode {
  return toJsxRuntime(root, { Fragment, jsx, jsxs, components: { a: ProseLink } });
}

/** A link out of a lesson opens beside it, so that nobody loses their place. */
function ProseLink({ href, children }: ComponentProps<'a'>) {
  const leaves = href !== undefined && /^https?:/i.test(href);
  return (
    <a href={href} {...(leaves ? { target: '_blank', rel: 'noreferrer' } : {})}>
      {children}
    </a>
  );
}
