import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { normalizePath, type Plugin, type Rolldown } from 'vite';
import { PAGE_FILE, STATIC_IDLE_SECONDS } from '#shared/static/worker-messages.ts';
import { labPolicy } from '../../server/http/lab-frame-headers.ts';
import { pagePolicy } from '../../server/http/security-headers.ts';
import { tellSettings } from '../../server/pages/tell-settings.ts';
import { endWithSlash } from './end-with-slash.ts';
import { findPlaces } from './find-places.ts';
import { findBase, toFoundPage } from './found-page.ts';
import { readShows } from './read-shows.ts';

const LAB_FRAME = 'lab-frame.html';

/** Pages beside lessons, exercises, questions and shows, for which a host has a file of its own. */
const fixedPlaces = ['/trace', '/trace/stage', '/trace/show', '/shows', '/handouts', '/progress'];

/**
 * Makes of the built client what a host of plain files needs (`vite build --mode static`): a page at each address that
 * somebody may be sent to, whose own addresses are relative, so that it does not matter beneath which path it all lies; one
 * for every other address; and the policies that a server would send as headers. `page.html` is what the service worker
 * answers with.
 */
export function staticPages(): Plugin {
  let lessons = '';
  return {
    name: 'coat-check:static-pages',
    apply: (_config, { command, mode }) => command === 'build' && mode === 'static',
    enforce: 'post',

    configResolved(config) {
      lessons = normalizePath(join(config.root, '..', 'lessons'));
    },

    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const built = textOf(bundle, 'index.html');
        const page = toStaticPage(built, pagePolicy());
        const inFolder = toStaticPage(
          built,
          pagePolicy([hashOf(endWithSlash)]),
          `<script>${endWithSlash}</script>`,
        );
        const write = (fileName: string, source: string) => {
          delete bundle[fileName];
          this.emitFile({ type: 'asset', fileName, source });
        };
        write(PAGE_FILE, page);
        for (const place of ['/', ...(await placesIn(lessons))]) {
          write(
            fileAt(place),
            tellSettings(inFolder, { idleSeconds: STATIC_IDLE_SECONDS, base: baseFrom(place) }),
          );
        }
        write('404.html', withPolicy(toFoundPage(findBase), pagePolicy([hashOf(findBase)])));
        write(LAB_FRAME, withPolicy(textOf(bundle, LAB_FRAME), labPolicy));
      },
    },
  };
}

/** By which a policy lets this one inline script run. */
const hashOf = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** Every address that has a page whoever asks, but for the entrance. */
async function placesIn(lessons: string): Promise<string[]> {
  const places = [...(await findPlaces(lessons))].filter((place) => !place.startsWith('/practice/'));
  const ofLessons = places.filter((place) => /^\/lessons\/[^/]+$/.test(place));
  const shows = (await readShows(lessons)).map(({ script }) => `/shows/${script.lesson.slug}`);
  return [
    ...fixedPlaces,
    ...places,
    ...shows,
    ...ofLessons.map((place) => `${place}/handout`),
    ...[...ofLessons, ...shows].map((place) => `/embed${place}`),
  ];
}

/** Hosts answer `/lessons/closing-time/` with the `index.html` in there. */
const fileAt = (place: string): string => `${place.slice(1)}${place === '/' ? '' : '/'}index.html`;

/** From a page's address, with a slash at its end, back to where all begins. */
const baseFrom = (place: string): string =>
  place === '/' ? './' : '../'.repeat(place.split('/').length - 1);

function textOf(bundle: Rolldown.OutputBundle, name: string): string {
  const file = bundle[name];
  if (file?.type !== 'asset') throw new Error(`Could not write the static pages: Vite made no ${name}.`);
  return String(file.source);
}

/**
 * A host of files sends no headers of ours: the page brings its own policy. Who may frame it, none can say in there.
 * @param first what is to come right behind it, before any address is read
 */
export function withPolicy(html: string, policy: string, first = ''): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="same-origin">${first}`;
  const written = html.replace(/<meta charset="utf-8" ?\/?>/, (charset) => `${charset}${meta}`);
  if (written === html) throw new Error('Could not write the policy: the page names no charset.');
  return written;
}

/** Whoever opened the file itself, or a browser in which no script of ours runs, reads why nothing comes. No script shows it. */
const notBegun = `<style>.not-begun{max-width:40rem;margin:20vh auto;padding:1rem;font:1rem/1.5 system-ui;visibility:hidden;animation:0s 8s forwards not-begun}@keyframes not-begun{to{visibility:visible}}</style><p class="not-begun">Coat Check has not begun. If the address above begins with <code>file:</code>, it was opened as a file, and browsers run it only from a web server: put the folder on any host of files with <code>https:</code>, or run <code>npm run preview:static</code>. Otherwise it is still on its way: wait a little, then reload this page.</p>`;

export function toStaticPage(html: string, policy: string, first = ''): string {
  const written = html.replace('<div id="root"></div>', `<div id="root">${notBegun}</div>`);
  if (written === html) throw new Error('Could not write the static pages: the page has no empty #root.');
  return withPolicy(written, policy, first);
}
