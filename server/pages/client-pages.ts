import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import compression from 'compression';
import express, { type RequestHandler, type Response } from 'express';
import type { ApiErrorCode } from '#shared/api/sandbox-api.ts';
import { type PageSettings, tellSettings } from './tell-settings.ts';

export type ClientPages = {
  /** The client's files: scripts, styles, fonts. */
  files: RequestHandler[];
  /** Sends the page that starts the client, which reads from its address what to show, or says why somebody is turned away. */
  send(response: Response, url: string, status: number, refusal?: ApiErrorCode): Promise<void>;
  close(): Promise<void>;
};

/** The built client, from `folder`. @throws when it has not been built. */
export function createBuiltPages(folder: string, settings: PageSettings): ClientPages {
  const indexFile = `${folder}/index.html`;
  if (!existsSync(indexFile)) {
    throw new Error(
      `Could not find the built pages: there is no ${indexFile}. Run "npm run build", or just "npm start"; where CLIENT_FOLDER is set, correct it.`,
    );
  }
  return {
    files: [
      compression(),
      // Names in assets/ hold a hash of the content, so that they never need to be asked for again.
      mounted('/assets', express.static(`${folder}/assets`, { immutable: true, maxAge: '1y', index: false })),
      express.static(folder, { index: false, redirect: false }),
    ],
    send: async (response, _url, status, refusal) => {
      // Read anew each time: a build under a running server changes the names that the page asks for.
      const html = await readFile(indexFile, 'utf8');
      response
        .status(status)
        .set('Cache-Control', 'no-cache')
        .type('html')
        .send(tellSettings(html, { ...settings, refusal }));
    },
    close: async () => undefined,
  };
}

function mounted(path: string, handler: RequestHandler): RequestHandler {
  return express.Router().use(path, handler);
}

/** The client as Vite serves it in development, with hot reload on the same port. */
export async function createDevPages(options: {
  root: string;
  httpServer: Server;
  idleSeconds: number;
}): Promise<ClientPages> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: `${options.root}/vite.config.ts`,
    // Read as it is, and not from a copy made for it, whose coming and going would be a change to who watches (`tsx watch`).
    configLoader: 'native',
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server: options.httpServer } },
  });
  return {
    files: [vite.middlewares],
    send: async (response, url, status, refusal) => {
      const template = await readFile(`${options.root}/client/index.html`, 'utf8');
      const html = await vite.transformIndexHtml(
        url,
        tellSettings(template, { idleSeconds: options.idleSeconds, base: '/', refusal }),
      );
      response.status(status).set('Cache-Control', 'no-store').type('html').send(html);
    },
    close: () => vite.close(),
  };
}
