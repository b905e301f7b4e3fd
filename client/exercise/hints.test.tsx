// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Hints } from './hints.tsx';

afterEach(cleanup);

const hints = ['Look at the cookie.', 'Scripts must not see it.', 'Add `httpOnly: true`.'] as const;

it('tells three hints one by one, each only when asked for, and says what they are about', () => {
  render(<Hints hints={hints} about="The cookie is HttpOnly" />);
  const told = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);
  expect(told()).toEqual([]);
  for (const [index, ask] of ['Give me a nudge', 'Tell me the idea', 'Show me nearly the code'].entries()) {
    fireEvent.click(screen.getByRole('button', { name: new RegExp(`^${ask} ?: The cookie is HttpOnly$`) }));
    expect(told()).toEqual(hints.slice(0, index + 1).map((hint) => hint.replaceAll('`', '')));
  }
  expect(screen.queryByRole('button')).toBeNull();
});
