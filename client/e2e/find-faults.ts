/**
 * What is wrong in the picture that a page shows now, by the boxes of what is drawn: overlapping, cut off, crossed by a line, in too many
 * lines. Runs in the page. Letters are measured by their ink, so that their line's own air counts for nothing.
 */
export const findFaults = async (cursor: number): Promise<string[]> => {
  type Box = { left: number; right: number; top: number; bottom: number };
  type Thing = Box & { name: string; of: string };
  const slack = 0.75;
  const faults = new Set<string>();
  const all = (selector: string, within: ParentNode = document) => [
    ...within.querySelectorAll<SVGGraphicsElement>(selector),
  ];
  const untilShown = async () => {
    for (let frames = 0; frames < 600; frames += 1) {
      await new Promise(requestAnimationFrame);
      const shown = document.querySelector('.scene-picture')?.getAttribute('data-event');
      const waiting = document.querySelector('.diagram-chapter:not([hidden], [data-state="drawn"])');
      if (shown === String(cursor) && !waiting && document.querySelector(`.is-selected[data-of="${cursor}"]`))
        return;
    }
    faults.add('is not shown in ten seconds');
  };
  await untilShown();

  const meter = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!meter) return ['no canvas'];
  /** A text's ink: its box reaches from its font's highest to its lowest. */
  const inkOf = (text: SVGGraphicsElement): Box => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    meter.font = getComputedStyle(text).font;
    const ink = meter.measureText(text.textContent ?? '');
    const scale = (bottom - top) / (ink.fontBoundingBoxAscent + ink.fontBoundingBoxDescent);
    const baseline = top + ink.fontBoundingBoxAscent * scale;
    return {
      left,
      right,
      top: baseline - ink.actualBoundingBoxAscent * scale,
      bottom: baseline + ink.actualBoundingBoxDescent * scale,
    };
  };
  const boxOf = (element: Element): Box => element.getBoundingClientRect();
  const thing = (name: string, element: Element, box = boxOf(element)): Thing => ({
    left: box.left,
    right: box.right,
    top: box.top,
    bottom: box.bottom,
    name: `${name}${element.textContent?.trim() ? ` “${element.textContent.trim().slice(0, 32)}”` : ''}`,
    of: element.closest('[data-of]')?.getAttribute('data-of') ?? '',
  });
  const meet = (one: Box, other: Box) =>
    one.left < other.right - slack &&
    other.left < one.right - slack &&
    one.top < other.bottom - slack &&
    other.top < one.bottom - slack;
  const isWithin = (inner: Box, outer: Box, by = slack) =>
    inner.left >= outer.left - by &&
    inner.right <= outer.right + by &&
    inner.top >= outer.top - by &&
    inner.bottom <= outer.bottom + by;
  const apart = (things: readonly Thing[], mayMeet = (_one: Thing, _other: Thing) => false) => {
    for (const [index, one] of things.entries())
      for (const other of things.slice(index + 1))
        if (meet(one, other) && !mayMeet(one, other)) faults.add(`${one.name} overlaps ${other.name}`);
  };
  const isOpaque = (element: Element) => {
    const { fill, fillOpacity, opacity } = getComputedStyle(element);
    meter.clearRect(0, 0, 1, 1);
    meter.fillStyle = fill;
    meter.fillRect(0, 0, 1, 1);
    return meter.getImageData(0, 0, 1, 1).data[3] === 255 && Number(fillOpacity) * Number(opacity) === 1;
  };

  // The diagram: what is in its open chapters, and stays there while heads pass over it.
  const diagram = document.querySelector<HTMLElement>('.diagram');
  if (!diagram) return ['no diagram'];
  const area = boxOf(diagram);
  const sheet = {
    left: area.left - diagram.scrollLeft,
    right: area.left - diagram.scrollLeft + diagram.scrollWidth,
  };
  for (const chapter of all('.diagram-chapter:not([hidden])')) {
    const labels = all('.messageText', chapter).map((text) => ({
      text,
      ...thing('label', text, inkOf(text)),
    }));
    const notes = all('.note', chapter).map((note) =>
      thing('note', note.closest('[data-of]') ?? note, boxOf(note)),
    );
    const title = thing('title', chapter.querySelector('.diagram-title') ?? chapter);
    const adorned = [
      ...all('.diagram-chip', chapter).map((chip) => thing('chip', chip)),
      ...all('.diagram-outcome', chapter).map((mark) => thing('outcome', mark)),
      ...all('.diagram-pill', chapter).map((pill) => thing('pill', pill)),
    ];
    const solid = [title, ...labels, ...notes, ...adorned];
    apart(solid);
    for (const one of solid)
      if (one.left < sheet.left - slack || one.right > sheet.right + slack)
        faults.add(`${one.name} is cut off`);

    for (const text of all('.noteText', chapter)) {
      const ink = inkOf(text);
      if (!notes.some((note) => isWithin(ink, note)))
        faults.add(`${thing('note', text).name} leaves its note`);
    }
    for (const chip of all('.diagram-chip', chapter)) {
      const [number, stub] = [chip.querySelector('text'), chip.querySelector('.diagram-chip-stub')];
      if (number && stub && !isWithin(inkOf(number), boxOf(stub)))
        faults.add(`${thing('chip', chip).name} is too long`);
    }
    const lines = new Map<string, number>();
    for (const { of } of labels) lines.set(of, (lines.get(of) ?? 0) + 1);
    for (const { of, name } of labels)
      if ((lines.get(of) ?? 0) > 2) faults.add(`${name} has ${lines.get(of)} lines`);

    const [around] = all('.is-selected .diagram-ground', chapter).map((ground) =>
      thing('box around', ground),
    );
    for (const stub of all('.diagram-chip-stub, .diagram-token-sheet', chapter)) {
      const ticket = thing('ticket', stub.parentElement ?? stub, boxOf(stub));
      if (around && ticket.of !== around.of && meet(around, ticket))
        faults.add(`${ticket.name} is covered by the box around ${around.of}`);
    }

    // Lines: an arrow lies over all that is before it, a lifeline behind all that has ground.
    const column = Number.parseFloat(chapter.style.getPropertyValue('--column'));
    const start = boxOf(chapter).left;
    const columns = Number(chapter.style.getPropertyValue('--columns'));
    const lifelines = Array.from({ length: columns }, (_, index) => start + (index + 0.5) * column);
    for (const label of labels) {
      const ground = label.text.previousElementSibling;
      const isGrounded =
        ground?.matches('.diagram-label-ground') === true &&
        isOpaque(ground) &&
        isWithin(label, boxOf(ground));
      const isCrossed = lifelines.some((x) => x > label.left && x < label.right);
      if (isCrossed && !isGrounded) faults.add(`${label.name} is crossed by a lifeline`);
    }
    const arrows = all('[data-et="message"]', chapter).map((arrow) => thing('arrow', arrow));
    for (const arrow of arrows)
      for (const one of [...labels, ...notes, ...adorned.filter(({ of }) => of !== arrow.of)])
        if (meet({ ...arrow, top: arrow.top - 1, bottom: arrow.bottom + 1 }, one))
          faults.add(`${one.name} is crossed by the arrow of ${arrow.of}`);
    // A message to oneself is a bow, beside which its ticket lies.
    for (const bow of all('path[data-et="message"]', chapter))
      for (const one of adorned) if (meet(boxOf(bow), one)) faults.add(`${one.name} lies on a bow`);
  }

  // What stands above the columns.
  const heads = all('.diagram-head').map((head) => thing('head', head));
  for (const head of all('.diagram-head')) {
    const { lineHeight, paddingTop } = getComputedStyle(head);
    const inner = boxOf(head).bottom - boxOf(head).top - 2 * Number.parseFloat(paddingTop);
    if (inner > 2.5 * Number.parseFloat(lineHeight))
      faults.add(`${thing('head', head).name} is over two lines`);
  }
  const pills = all('.diagram-away button, .diagram-away > span').map((pill) => thing('pill', pill));
  const band = document.querySelector('.diagram-band');
  apart([...heads, ...pills, ...(band ? [thing('band', document.createElement('i'), boxOf(band))] : [])]);
  for (const pill of pills) if (!isWithin(pill, area)) faults.add(`${pill.name} is cut off`);

  // The cloakroom.
  const scene = document.querySelector('.scene-picture');
  if (!scene || !band) return [...faults];
  const room = boxOf(band);
  const isSeen = (element: Element) => element.getBoundingClientRect().width > 0;
  const speech = all('.scene-speech rect', scene).map((rect) =>
    thing('speech', rect.parentElement ?? rect, boxOf(rect)),
  );
  const clock = all('.scene-clock', scene).map((one) => thing('clock', one));
  const plates = all('.scene-plate', scene).map((plate) =>
    thing('plate', plate, boxOf(plate.querySelector('rect') ?? plate)),
  );
  const stubs = all('.scene-ticket .scene-stub', scene).map((stub) =>
    thing('ticket', stub.parentElement ?? stub, boxOf(stub)),
  );
  const words = all('text', scene)
    .filter(isSeen)
    .map((text) => ({
      ...thing('words', text, inkOf(text)),
      plate: text.closest('.scene-plate, .scene-ticket, .scene-speech, .scene-shutter'),
    }));
  apart([...speech, ...clock, ...plates]);
  const free = words.filter(({ plate }) => plate === null);
  apart([...free, ...speech, ...clock, ...plates]);
  for (const stub of stubs)
    for (const one of [...speech, ...clock, ...free])
      if (meet(stub, one)) faults.add(`${stub.name} overlaps ${one.name}`);
  for (const word of words) if (!isWithin(word, room)) faults.add(`${word.name} is cut off`);
  for (const one of [...speech, ...clock, ...stubs])
    if (!isWithin(one, room)) faults.add(`${one.name} is cut off`);
  for (const text of all('.scene-number, .scene-plate-number, .scene-speech text, .scene-sign', scene)) {
    const holder = text.parentElement?.querySelector('.scene-stub, rect');
    const box = holder && boxOf(holder);
    if (box && !isWithin(inkOf(text), box, 1.5))
      faults.add(`${thing('words', text).name} leaves what it is written on`);
  }
  return [...faults];
};
