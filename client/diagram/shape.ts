/** A shape of SVG before it is an element of a page, or text in a file. */
export type Shape = {
  name: string;
  attributes: Readonly<Record<string, string | number>>;
  children: readonly (Shape | string)[];
};

export const shape = (
  name: string,
  attributes: Shape['attributes'],
  ...children: Shape['children']
): Shape => ({ name, attributes, children });
