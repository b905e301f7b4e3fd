import type { Refusal } from '../requests/ask.ts';

/** Why a link to a stage or to its presenter's window does not run that stage, and what to do. */
export const sayStaleLink = ({ code, message }: Refusal): string => {
  switch (code) {
    case 'room-not-found':
      return 'This link does not run the stage any more: its room has ended. Open a room at the desk, and take the link from there.';
    case 'not-presenting':
    case 'bad-request':
    case 'too-large':
      return 'This link does not run the stage: its key is of a room that has ended, or was not copied whole. Take the link anew where the room was opened, at the desk.';
    default:
      return message;
  }
};
