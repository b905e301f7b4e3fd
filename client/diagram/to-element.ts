import type { Shape } from './shape.ts';

const namespace = 'http://www.w3.org/2000/svg';

/** A shape as an element of the page. */
export const toElement = ({ name, attributes, children }: Shape): Element => {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children.map((child) => (typeof child === 'string' ? child : toElement(child))));
  return element;
};
