import type { Actor } from './event.ts';

/** What a device that is played here calls itself in `User-Agent`. A header is ASCII (RFC 9110, section 5.5), a name need not be. */
export const agentOfPlayed = ({ name }: Pick<Actor, 'name'>): string => name.replace(/[^\x20-\x7e]+/g, '?');
