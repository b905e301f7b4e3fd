/**
 * What the static build's page and its service worker say to each other. The worker is the server there: requests go to it by
 * `fetch` as to any server; these messages are for what no request can carry.
 */

/** The worker's file, beneath the path of the product. */
export const WORKER_FILE = 'sw.js';
/** The page that starts the client, its addresses at the root; the worker writes the path of the product before them. */
export const PAGE_FILE = 'page.html';
/** How long a cloakroom stays open without a visitor, where it takes room in its own visitor's browser alone: 30 days. */
export const STATIC_IDLE_SECONDS = 30 * 24 * 60 * 60;

/** Whether the browser keeps what the server's store holds. */
export type Storage = 'kept' | 'refused' | 'full';

/** From the page. Those with an answer bring a port for it. */
export type ToWorker =
  /** The page was loaded past the worker (a hard reload), and wants to be its page again. */
  | { type: 'claim' }
  /** Keeps a browser from stopping a worker that only streams. */
  | { type: 'ping' }
  /** Whether a cookie with HttpOnly of this name lies in the jar at this path, which no script may overwrite. */
  | { type: 'guards'; name: string; path: string }
  | { type: 'about' };

export type Guarded = { guarded: boolean };
export type About = { type: 'about'; version: string; storage: Storage };

/** To the page, with a port for the answer. */
export type ToPage =
  /** Which cookies its scripts see. */
  | { type: 'cookies' }
  /** To be written by `document.cookie`, one after the other; none of them has HttpOnly. */
  | { type: 'set-cookie'; lines: readonly string[] };

/** What `document.cookie` says, after what was to be written has been. */
export type PageCookies = { type: 'cookies'; text: string };
