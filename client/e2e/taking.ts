import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../../server/launch/project-folder.mjs';
import { expect, type Page } from './fixtures.ts';

const browser = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
};

/** Log in wrongly and rightly, look up, open the dashboard, log out, try the old ticket: 26 events in six chapters. */
export async function tellStory(sandboxUrl: string): Promise<void> {
  const ask = (to: string, init: RequestInit = {}) =>
    fetch(new URL(to, sandboxUrl), { redirect: 'manual', ...init, headers: { ...browser, ...init.headers } });
  const logIn = (password: string) =>
    ask('api/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: new URL(sandboxUrl).origin },
      body: JSON.stringify({ username: 'ada', password }),
    });
  await logIn('not-hers');
  const welcome = await logIn('poetical-science');
  const cookie = welcome.headers.get('set-cookie')?.split(';')[0] ?? '';
  await ask('api/protected', { headers: { cookie } });
  await ask('dashboard', { headers: { cookie } });
  await ask('api/logout', { method: 'POST', headers: { cookie, origin: new URL(sandboxUrl).origin } });
  await ask('api/protected', { headers: { cookie } });
}

export async function openTakeAway(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take it with you' }).click();
  await expect(page.getByRole('dialog', { name: 'Take it with you' })).toBeVisible();
}

/** What the dialog says about the last thing taken. */
export const outcome = (page: Page) =>
  page.getByRole('dialog', { name: 'Take it with you' }).getByRole('status');

export type Taken = { name: string; file: string; bytes: Buffer; text: string };

/** Presses a button of the dialog and waits for the file that comes of it. */
export async function download(page: Page, button: string | RegExp): Promise<Taken> {
  const [coming] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: button }).click(),
  ]);
  const name = coming.suggestedFilename();
  await expect(outcome(page)).toContainText(name);
  const file = await coming.path();
  const bytes = await readFile(file);
  return { name, file, bytes, text: bytes.toString('utf8') };
}

const messageSchema = z.object({ from: z.string(), to: z.string() });

/** The arrows that Mermaid's own parser finds in a text, as `from to`; it throws where it cannot read it. */
export async function arrowsByMermaid(page: Page, text: string): Promise<string[]> {
  const bare = await page.context().newPage();
  await bare.addScriptTag({ path: path.join(projectFolder, 'node_modules/mermaid/dist/mermaid.min.js') });
  const messages = await bare.evaluate(async (source) => {
    const { mermaid } = window as unknown as { mermaid: typeof import('mermaid')['default'] };
    await mermaid.parse(source);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(source);
    return (db as unknown as { getMessages(): unknown[] }).getMessages();
  }, text);
  await bare.close();
  return messages.flatMap((message) => {
    const read = messageSchema.safeParse(message);
    return read.success && read.data.from !== read.data.to ? [`${read.data.from} ${read.data.to}`] : [];
  });
}

/** Size and distinct colours of a picture, as a browser paints it. */
export async function look(page: Page, { bytes }: Taken, type: string) {
  const bare = await page.context().newPage();
  const seen = await bare.evaluate(
    async ({ base64, as }) => {
      const image = new Image();
      image.src = `data:${as};base64,${base64}`;
      await image.decode();
      const { naturalWidth: width, naturalHeight: height } = image;
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const pixels = new Uint32Array(
        context?.getImageData(0, 0, width, height).data.buffer ?? new ArrayBuffer(0),
      );
      const hex = (pixel: number) =>
        [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255]
          .map((part) => part.toString(16).padStart(2, '0'))
          .join('');
      const isOpaque = pixels.every((pixel) => pixel >>> 24 === 255);
      return { width, height, isOpaque, colours: [...new Set(pixels)].map((pixel) => `#${hex(pixel)}`) };
    },
    { base64: bytes.toString('base64'), as: type },
  );
  await bare.close();
  return seen;
}
