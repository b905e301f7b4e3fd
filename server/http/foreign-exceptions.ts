import type { SandboxSettings } from '#shared/sandbox/settings.ts';

type Exception = {
  method: string;
  /** As the demo app sees it. */
  path: string;
  /** What does it: a link or a form of another site's page. */
  by: 'link' | 'form';
  /** The switch of one sandbox that lets it pass, for that sandbox. */
  isOpen(settings: SandboxSettings): boolean;
};

/**
 * All that another site's page may cause in a sandbox, beside opening its pages: the lab on such pages shows a logout. It
 * changes nothing but sessions of this one sandbox's demo app, whose address the other site has to know.
 */
export const foreignExceptions: readonly Exception[] = [
  { method: 'GET', path: '/api/logout', by: 'link', isOpen: ({ logoutBy }) => logoutBy === 'get-too' },
  { method: 'POST', path: '/api/logout', by: 'form', isOpen: ({ sameSite }) => sameSite !== 'lax' },
];

/** The exception that a request may be; null for all others. @param path as the demo app sees it, without a query */
export const findException = (method: string, path: string): Exception | null =>
  foreignExceptions.find((one) => one.method === method && one.path === path) ?? null;
