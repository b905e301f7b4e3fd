import { afterEach, expect, it, vi } from 'vitest';
import { createRoomNeighbours } from '../room/room-neighbours.ts';
import { openStageChannel } from './stage-channel.ts';

afterEach(() => vi.unstubAllGlobals());

it('lets stage and room manage alone where the browser refuses channels', () => {
  const refuse = vi.fn(function refuse() {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
  vi.stubGlobal('BroadcastChannel', refuse);
  const stage = openStageChannel('a show', () => undefined);
  stage.tell({ type: 'who is there' });
  stage.close();
  const room = createRoomNeighbours('a sandbox');
  room.ring();
  room.listen(() => undefined)();
  expect(refuse).toHaveBeenCalledTimes(3);
});
