import { cleanText } from './clean-text.ts';

/** What people read for a server: the same in every view at every cursor, whether or not there is another one. */
export const serverName = (server: string): string => `Server ${cleanText(server, 12)}`;
