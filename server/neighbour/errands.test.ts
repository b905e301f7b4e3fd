import { expect, it } from 'vitest';
import { browser } from '#shared/trace/actors.ts';
import { createErrands, type Errand } from './errands.ts';

const plant: Errand = {
  does: 'plant',
  sandboxId: 'one',
  mount: '/s/one/',
  actor: browser,
  ticket: '1001',
  by: 'Thief',
  httpOnly: true,
};
const form: Errand = { does: 'form', sandboxId: 'one', site: 'http://localhost:1' };

function setup() {
  let time = 0;
  const errands = createErrands({ now: () => time });
  return { errands, pass: (ms: number) => (time += ms) };
}

it('is taken up once, under its own name alone', () => {
  const { errands } = setup();
  const name = errands.leave(plant);
  for (const other of ['', name.slice(1), `${name}x`, '__proto__']) expect(errands.takeUp(other)).toBeNull();
  expect(errands.takeUp(name)).toEqual(plant);
  expect(errands.takeUp(name)).toBeNull();
});

it('is too late after half a minute', () => {
  const { errands, pass } = setup();
  const name = errands.leave(plant);
  pass(30_000);
  expect(errands.takeUp(name)).toBeNull();
});

it('is done when it is finished, for its own sandbox', () => {
  const { errands } = setup();
  const name = errands.leave(plant);
  errands.takeUp(name);
  expect(errands.isDone('one', name)).toBe(false);
  errands.finish(name);
  expect(errands.isDone('one', name)).toBe(true);
  expect(errands.isDone('two', name)).toBe(false);
});

it('lets a foreign page act once it is open, once, on its own sandbox, and soon', () => {
  const { errands, pass } = setup();
  const name = errands.leave(form);
  expect(errands.isUnderWay('one', 'form')).toBe(false);
  errands.takeUp(name);
  expect(errands.isUnderWay('two', 'form')).toBe(false);
  expect(errands.isUnderWay('one', 'link')).toBe(false);
  expect(errands.isUnderWay('one', 'form')).toBe(true);
  errands.arrived('one', 'form');
  expect(errands.isUnderWay('one', 'form')).toBe(false);
  expect(errands.isDone('one', name)).toBe(true);
  errands.takeUp(errands.leave(form));
  pass(30_000);
  expect(errands.isUnderWay('one', 'form')).toBe(false);
});

it('does not keep more than it may, whoever leaves how many', () => {
  const { errands } = setup();
  const first = errands.leave(plant);
  const last = Array.from({ length: 3000 }, () => errands.leave(plant)).at(-1) ?? '';
  expect(errands.takeUp(first)).toBeNull();
  expect(errands.takeUp(last)).toEqual(plant);
});
