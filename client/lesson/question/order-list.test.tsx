// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { useState } from 'react';
import { expect, it, onTestFinished } from 'vitest';
import { prose } from '../lesson.fixture.ts';
import { OrderList } from './order-list.tsx';

const options = ['One.', 'Two.', 'Three.'].map((text, at) => ({
  id: 'abc'[at] ?? '',
  text: prose(text),
  reason: prose('Why.'),
}));

function Ordered() {
  const [order, setOrder] = useState(['a', 'b', 'c']);
  return <OrderList options={options} order={order} onChange={setOrder} />;
}

const setup = () => {
  onTestFinished(cleanup);
  render(<Ordered />);
  return {
    names: () =>
      screen.getAllByRole('listitem').map((item) => item.querySelector('.order-text')?.textContent),
    button: (name: string) => screen.getByRole('button', { name }),
    said: () => screen.getByRole('status').textContent,
  };
};

it('moves a thing by its buttons, and says where it stands then', () => {
  const { names, button, said } = setup();
  fireEvent.click(button('Down: One.'));
  expect(names()).toEqual(['Two.', 'One.', 'Three.']);
  expect(said()).toBe('One. Now 2 of 3.');
  fireEvent.click(button('Up: Three.'));
  expect(names()).toEqual(['Two.', 'Three.', 'One.']);
});

it('moves it by the arrow keys, and the focus stays on it', () => {
  const { names, button } = setup();
  button('Down: One.').focus();
  for (const _ of [1, 2]) fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' });
  expect(names()).toEqual(['Two.', 'Three.', 'One.']);
  expect(document.activeElement).toBe(button('Down: One.'));
});

it('goes no further than the ends, and leaves other keys alone', () => {
  const { names, button, said } = setup();
  fireEvent.click(button('Up: One.'));
  fireEvent.keyDown(button('Up: One.'), { key: 'ArrowUp' });
  fireEvent.keyDown(button('Up: One.'), { key: 'ArrowRight' });
  expect(names()).toEqual(['One.', 'Two.', 'Three.']);
  expect(said()).toBe('');
  expect(button('Up: One.').getAttribute('aria-disabled')).toBe('true');
});

it('has nothing that a checker of accessibility objects to', async () => {
  setup();
  const { violations } = await axe.run(document.body, {
    rules: { region: { enabled: false }, 'color-contrast': { enabled: false } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
});
