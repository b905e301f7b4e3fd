import { expect, it } from 'vitest';
import type { Adornment } from '../diagram/adornment.ts';
import type { Placed, Placing } from '../take-away/read-picture.ts';
import { packRows, type Slot } from './pack-rows.ts';

const head = (id: string, x: number) => ({ id, x: x - 40, y: 0, width: 80, height: 30 });
const line = (id: string, x: number) => ({ id, x, y1: 30, y2: 900 });
/** Browser, server and store, as Mermaid leaves them, with heads at the foot. */
const placing: Placing = {
  viewBox: { x: 0, y: -6, width: 480, height: 1000 },
  lifelines: [line('browser', 40), line('server', 240), line('store', 440)],
  heads: [head('browser', 40), head('server', 240), head('store', 440), { ...head('store', 440), y: 900 }],
  placed: [],
};
const across = { browser: 40, server: 240, store: 440 };

let index = 0;
const arrow = (from: keyof typeof across, to: keyof typeof across, text = 'GET'): Placed => {
  const [x1, x2] = [across[from], across[to]];
  index += 1;
  const lines = [{ x: (x1 + x2) / 2, y: 100, text }];
  return { type: 'arrow', index, from, dashed: false, x1, x2, y: 120, bow: 0, lines };
};
const note = (x: number): Placed => {
  index += 1;
  const box = { x, y: 500, width: 80, height: 20 };
  return { type: 'note', index, box, lines: [{ x: x + 40, y: 514, text: 'kept' }] };
};
const slot = <Side extends string>(
  placed: Placed,
  row: number,
  sides: readonly Side[],
  more: Partial<Slot<Side>> = {},
): Slot<Side> => ({ placed, row, sides, adornment: null, chapter: null, ...more });

const pack = (...placed: Placed[]) =>
  packRows(
    placing,
    ['one'],
    placed.map((one, row) => slot(one, row, ['one'])),
  ).one;
const heights = ({ placed }: { placed: readonly Placed[] }) =>
  placed.map((one) => (one.type === 'note' ? one.box.y : one.y));

it('puts messages of one column beneath each other, and one of the next column right below the one before', () => {
  const [asks = 0, looksUp = 0, found = 0, answers = 0] = heights(
    pack(
      arrow('browser', 'server'),
      arrow('server', 'store'),
      arrow('store', 'server'),
      arrow('server', 'browser'),
    ),
  );
  expect(looksUp - asks).toBe(15);
  expect(found - looksUp).toBeGreaterThan(24);
  expect(answers - found).toBe(15);
});

it('leaves room for a ticket on an arrow, and none where there is none', () => {
  const chip = { kind: 'ticket' } as unknown as Adornment['chip'];
  const withTicket = (row: number) =>
    slot(arrow('browser', 'server'), row, ['one'], { adornment: { chip, outcome: null, more: 0 } });
  const [first = 0, second = 0] = heights(packRows(placing, ['one'], [withTicket(0), withTicket(1)]).one);
  const [plain = 0, next = 0] = heights(pack(arrow('browser', 'server'), arrow('browser', 'server')));
  expect(second - first).toBeGreaterThan(next - plain + 10);
});

it('never lets one be above another that came before it, nor cover it', () => {
  const packed = pack(
    arrow('browser', 'server', 'a label of more characters than its column'),
    arrow('server', 'store'),
    note(400),
    arrow('server', 'store'),
  );
  const [asks = 0, looksUp = 0, told = 0, again = 0] = heights(packed);
  expect(looksUp - asks).toBeGreaterThan(20);
  expect(told).toBeGreaterThan(looksUp);
  expect(again).toBeGreaterThan(told + 20);
});

it('begins a chapter below all that came before, and ends where the last thing ends, without heads at the foot', () => {
  const slots = [
    slot(arrow('browser', 'server'), 0, ['one'] as const),
    slot(arrow('server', 'store'), 1, ['one'] as const, { chapter: { title: 'Log out' } }),
  ];
  const { one } = packRows(placing, ['one'], slots);
  const [before = 0, after = 0] = heights(one);
  expect(one.titles.map(({ text }) => text)).toEqual(['Log out']);
  expect(after - before).toBeGreaterThan(36);
  expect(one.heads).toHaveLength(3);
  expect(one.viewBox.y + one.viewBox.height).toBeLessThan(after + 40);
});

it('keeps the rows of two pictures at the same height, also where one of them has more', () => {
  const both = ['before', 'after'] as const;
  const { before, after } = packRows<'before' | 'after'>(placing, both, [
    slot(arrow('browser', 'server'), 0, both),
    slot(arrow('server', 'store', 'DEL'), 1, ['after']),
    slot(arrow('store', 'server', '1 gone'), 2, ['after']),
    slot(arrow('server', 'browser', '204'), 3, ['before']),
    slot(arrow('server', 'browser', '204, other'), 3, ['after']),
    slot(arrow('browser', 'server'), 4, both),
  ]);
  const [one, other] = [heights(before), heights(after)];
  expect(one).toHaveLength(3);
  expect([one[0], one[1], one[2]]).toEqual([other[0], other[3], other[4]]);
  expect(before.viewBox).toEqual(after.viewBox);
});
