import type { Element, Nodes, Root } from 'hast';
import type { ComponentType, ReactElement, ReactNode } from 'react';
import { Fragment, type JSX, jsx, jsxs } from '#jsx/jsx-runtime';

/** What stands in the place of elements, by their names. */
export type Components = {
  readonly [Tag in keyof JSX.IntrinsicElements]?: ComponentType<JSX.IntrinsicElements[Tag]>;
};

/**
 * A text that the build made of Markdown, as elements of React. It holds what Markdown can say and nothing else, so that
 * this need not know all attributes of HTML and SVG.
 */
export const toElements = (root: Root, components: Components): ReactElement =>
  create(Fragment, {}, childrenOf(root, components));

const childrenOf = ({ children }: Root | Element, components: Components): ReactNode[] =>
  children.flatMap((child) => toNode(child, components));

function toNode(node: Nodes, components: Components): ReactNode[] {
  if (node.type === 'text') return [node.value];
  if (node.type !== 'element') return [];
  const properties = Object.entries(node.properties).map(([name, value]) => [toProp(name), toValue(value)]);
  return [
    create(typeIn(components, node.tagName), Object.fromEntries(properties), childrenOf(node, components)),
  ];
}

type Type = Parameters<typeof jsx>[0];

const typeIn = (components: Components, tag: string): Type =>
  new Map<string, Type>(Object.entries(components)).get(tag) ?? (tag as Type);

/** Children of a text never change their places, so they need no keys. */
function create(type: Type, props: object, children: readonly ReactNode[]): ReactElement {
  if (children.length > 1) return jsxs(type, { ...props, children });
  return jsx(type, children.length === 1 ? { ...props, children: children[0] } : props);
}

/** React names attributes as hast does, but for those that are the author's own and those for assistive technology. */
const toProp = (name: string): string =>
  name
    .replace(/^aria(?=[A-Z])(.+)/, (_, rest: string) => `aria-${rest.toLowerCase()}`)
    .replace(/^data(?=[A-Z]).+/, (data) => data.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));

/** Such as the words of a class. */
const toValue = (value: Element['properties'][string]) => (Array.isArray(value) ? value.join(' ') : value);
