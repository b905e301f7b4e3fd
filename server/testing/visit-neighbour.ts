import { type Answer, type Ask, askServer } from './ask-server.ts';

const toTop = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
/** What a browser says of a page that another site has sent it to. */
export const crossSite = { ...toTop, 'sec-fetch-site': 'cross-site' };

/** Goes to an address of the neighbour at top level, as a browser does that comes from a page of this site or of another. */
export function visitNeighbour(
  url: string,
  from: 'same-site' | 'cross-site' | 'none',
  headers: Ask['headers'] = {},
): Promise<Answer> {
  const { host, port, pathname } = new URL(url);
  return askServer(Number(port), pathname, {
    headers: { host, ...toTop, 'sec-fetch-site': from, ...headers },
  });
}

/** Where the link or the form of a foreign page leads. */
export const readBait = (page: string): string => /(?:action|href)="([^"]+)"/.exec(page)?.[1] ?? '';
