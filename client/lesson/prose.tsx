import type { Nodes, Root } from 'hast';
import { type ComponentProps, type ReactNode, useMemo } from 'react';
import { hrefOf } from '../requests/base.ts';
import './prose.css';
import { type Components, toElements } from './to-elements.ts';

type Props = {
  root: Root;
  /** What stands in the place of some of its elements. */
  components?: Components;
};

/** The text of a beat or a task. Terms are `<span data-term="store">`, for the theme to give their participant's colour. It stands in something of the class `prose`. */
export function Prose({ root, components }: Props): ReactNode {
  const tight = useMemo(() => withoutGaps(root), [root]);
  return toElements(tight, { a: ProseLink, ...components });
}

const blocks = /^(p|h[1-6]|ul|ol|li|dl|dt|dd|pre|blockquote|table|thead|tbody|tr|td|th|hr|div|section)$/;

/** Without the line breaks between blocks: with an element of their own, as texts have here, they would be laid out. */
function withoutGaps<Tree extends Nodes>(tree: Tree): Tree {
  if (!('children' in tree)) return tree;
  const isOfBlocks = tree.children.some((child) => child.type === 'element' && blocks.test(child.tagName));
  const isGap = (child: Nodes) => isOfBlocks && child.type === 'text' && child.value.trim() === '';
  return { ...tree, children: tree.children.filter((child) => !isGap(child)).map(withoutGaps) };
}

/** A link out of a lesson opens beside it, so that nobody loses their place. */
function ProseLink({ href, children }: ComponentProps<'a'>) {
  const leaves = href !== undefined && /^https?:/i.test(href);
  return (
    <a
      href={href?.startsWith('/') ? hrefOf(href) : href}
      {...(leaves ? { target: '_blank', rel: 'noreferrer' } : {})}
    >
      {children}
    </a>
  );
}
