import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Builder, By, Key, until, type WebDriver, type WebElement } from 'selenium-webdriver';
import { findFreePort } from '../../../server/testing/start-redis.ts';
import { type Engine, patienceMs, windowSize } from './engine.ts';
import { findNamed, paste, readLabels, readTexts } from './in-page.ts';

export type WebKitPrograms = { driver: string; browser: string; screen: string };

/** WebKit in the small browser that comes with WebKitGTK, on a screen that nobody sees. */
export async function openWebKit(programs: WebKitPrograms): Promise<Engine> {
  const screen = await startScreen(programs.screen);
  const port = await findFreePort();
  const service = spawn(programs.driver, [`--port=${port}`], {
    env: { ...process.env, DISPLAY: screen.display },
    stdio: 'ignore',
  });
  const end = async () => {
    await stop(service);
    await stop(screen.process);
  };
  const driver = await openSession(`http://127.0.0.1:${port}`, programs.browser).catch(async (error) => {
    await end();
    throw error;
  });
  return {
    open: (address) => driver.get(address),
    address: () => driver.getCurrentUrl(),
    async press(name) {
      let before: string | null = null;
      // A click goes to where a thing was when it was looked for, so it has to stand still: twice at the same place.
      const findAtRest = async () => {
        const element = await driver.executeScript<WebElement | null>(findNamed, name);
        const place = element && (await element.getRect().then(JSON.stringify, () => null));
        const isAtRest = place !== null && place === before;
        before = place;
        return isAtRest ? element : null;
      };
      await (await driver.wait(findAtRest, patienceMs, `to press “${name}”`))?.click();
    },
    read: (selector) => driver.executeScript(readTexts, selector),
    labels: (selector) => driver.executeScript(readLabels, selector),
    async write(editor, text) {
      const box = await driver.wait(until.elementLocated(By.css(editor)), patienceMs);
      await box.click();
      await box.sendKeys(Key.chord(Key.CONTROL, 'a'));
      await driver.executeScript(paste, text);
    },
    async close() {
      await driver.quit();
      await end();
    },
  };
}

/** A session needs a moment until the service listens. @throws when it never does */
async function openSession(address: string, binary: string): Promise<WebDriver> {
  const isUp = async () => (await fetch(`${address}/status`).catch(() => null))?.ok ?? false;
  for (const deadline = Date.now() + patienceMs; !(await isUp()); await sleep(50)) {
    if (Date.now() > deadline) throw new Error('Could not start WebKitWebDriver: it never answered.');
  }
  const options = {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  };
  const driver = await new Builder().usingServer(address).withCapabilities(options).build();
  await driver
    .manage()
    .window()
    .setRect({ x: 0, y: 0, ...windowSize });
  return driver;
}

/** An X server without a screen, on the first number that is free. */
async function startScreen(program: string): Promise<{ process: ChildProcess; display: string }> {
  const size = `${windowSize.width}x${windowSize.height}x24`;
  const args = ['-displayfd', '1', '-screen', '0', size, '-nolisten', 'tcp'];
  const process = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const [number] = await once(process.stdout.setEncoding('utf8'), 'data');
  return { process, display: `:${String(number).trim()}` };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
