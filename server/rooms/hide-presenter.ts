import { hideAddress } from '#shared/export/hide-address.ts';

/**
 * A line of JSON without the address of any sandbox in it, nor the id of this one wherever it stands: whoever has the
 * presenter's id has the presenter's cloakroom, and with it the room.
 * @param base the path beneath which the product lies; it goes with the address
 */
export const hidePresenter = (text: string, sandboxId: string, base: string): string =>
  hideAddress(text, base).replace(new RegExp(sandboxId, 'gi'), HIDDEN);

/** Of the same form as an id. */
const HIDDEN = 'taken-out-of-this-room';
