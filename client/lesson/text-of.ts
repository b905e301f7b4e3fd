import type { Nodes } from 'hast';

/** The bare text of a tree. */
export const textOf = (tree: Nodes): string => {
  if (tree.type === 'text') return tree.value;
  return 'children' in tree ? tree.children.map(textOf).join('') : '';
};
