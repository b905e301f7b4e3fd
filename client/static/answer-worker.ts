import type { PageCookies, ToPage } from '#shared/static/worker-messages.ts';

/**
 * Lends the worker this page's `document.cookie`, which it can neither read nor write itself. Cookies with HttpOnly never
 * come this way: no script may set one.
 */
export function answerWorker(order: ToPage, page: { cookie: string } = document): PageCookies {
  if (order.type === 'set-cookie') for (const line of order.lines) page.cookie = line;
  return { type: 'cookies', text: page.cookie };
}
