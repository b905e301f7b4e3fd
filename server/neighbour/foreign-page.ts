import type { ForeignErrand } from './errands.ts';

/** Where the script of the foreign page lies. */
export const FOREIGN_SCRIPT = '/foreign-page.js';

/**
 * What the page of another site may do: run its own script, and send its form to the site that it is after. Nothing else
 * would be loaded, and nobody may frame it.
 */
export const foreignPolicy = ({ site }: ForeignErrand): string =>
  `default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; form-action ${site}; base-uri 'none'; frame-ancestors 'none'`;

/** A page of another site: it has a link or a form to the sandbox's logout, and presses it by itself. */
export function foreignPage({ does, site, sandboxId }: ForeignErrand): string {
  // Both from closed alphabets: an origin of ours, and the id of a sandbox that there is.
  const address = `${site}/s/${sandboxId}/api/logout`;
  const bait =
    does === 'form'
      ? `<form method="post" action="${address}"><button>Take the cake</button></form>`
      : `<p><a href="${address}" rel="noreferrer">Take the cake</a></p>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Free cake</title>
<style>
  :root { color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif }
  body { max-width: 30rem; margin: 2rem auto; padding: 0 1.25rem }
  button, a { font: inherit; display: inline-block; padding: 0.5rem 1.25rem }
</style>
<h1>Free cake!</h1>
<p>A page of another site. It has nothing to do with the cloakroom, and now presses this for you:</p>
${bait}
<p id="after" hidden>Pressed. This window may be closed.</p>
<script src="${FOREIGN_SCRIPT}"></script>
</html>
`;
}

/** Presses it once one has seen what is pressed. An answer without content leaves the page here: then it goes by itself. */
export const foreignScript = `'use strict';
const form = document.querySelector('form');
const link = document.querySelector('a');
setTimeout(() => {
  if (form) form.submit();
  else link.click();
  setTimeout(() => {
    document.querySelector('#after').hidden = false;
    setTimeout(() => window.close(), 900);
  }, 600);
}, 900);
`;
