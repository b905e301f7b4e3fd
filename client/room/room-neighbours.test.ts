import { expect, it, onTestFinished, vi } from 'vitest';
import { createRoomNeighbours } from './room-neighbours.ts';

it('rings in the other windows that are about the same room, and not in the one that rings', async () => {
  const heard: string[] = [];
  const open = (name: string, sandboxId: string) => {
    const neighbours = createRoomNeighbours(sandboxId);
    onTestFinished(neighbours.listen(() => void heard.push(name)));
    return neighbours;
  };
  const [here, there] = [open('here', 'a-sandbox'), open('there', 'a-sandbox')];
  open('elsewhere', 'another-sandbox');
  here.ring();
  await vi.waitFor(() => expect(heard).toContain('there'));
  there.ring();
  await vi.waitFor(() => expect(heard).toContain('here'));
  expect(heard).toEqual(['there', 'here']);
});
