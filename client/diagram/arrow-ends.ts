export type ArrowEnds = { x1: number; y1: number; x2: number; y2: number };

/** Where an arrow of Mermaid's begins and ends: a line says so, a message to oneself is a bow, `M x1,y1 C … x2,y2`. */
export const arrowEnds = (arrow: Element): ArrowEnds => {
  const told = arrow
    .getAttribute('d')
    ?.match(/-?\d+(\.\d+)?/g)
    ?.map(Number);
  if (!told) return { x1: of(arrow, 'x1'), y1: of(arrow, 'y1'), x2: of(arrow, 'x2'), y2: of(arrow, 'y2') };
  const [x1 = 0, y1 = 0] = told;
  const [x2 = 0, y2 = 0] = told.slice(-2);
  return { x1, y1, x2, y2 };
};

const of = (arrow: Element, name: string): number => Number(arrow.getAttribute(name) ?? 0);
