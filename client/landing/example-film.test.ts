import { describe, expect, it } from 'vitest';
import { createExampleFilm } from './example-film.ts';

const film = createExampleFilm();
const told = (number: number) => film.find((frame) => frame.number === number);

describe('the example on the landing page', () => {
  it('hangs the coat up with the store’s answer, and hands the ticket out with the server’s', () => {
    expect([1, 2, 3, 4].map((n) => [told(n)?.hasCoat, told(n)?.hasTicket])).toEqual([
      [false, false],
      [false, false],
      [true, false],
      [true, true],
    ]);
  });

  it('ends as it began: no coat on the hook, no ticket in the pocket', () => {
    expect(film.at(-1)).toMatchObject({ hasCoat: false, hasTicket: false, label: '204 No Content' });
  });

  it('shows no id whole', () => {
    for (const { label, sentence } of film) expect(`${label} ${sentence}`).not.toMatch(/[0-9a-f]{16}/);
  });
});
