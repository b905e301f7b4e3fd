import { cpus } from 'node:os';
import { type Browser, chromium } from '@playwright/test';
import config from '../../../playwright.config.ts';
import { budgetLine, isOver, type Measured } from '../../../server/bench/budget.ts';
import { chooseMeasures, pageMeasures } from '../../../server/bench/choose-measures.ts';
import { measureLab } from './measure-lab.ts';
import { measurePicture } from './measure-picture.ts';
import { measurePlaying } from './measure-playing.ts';
import { measureSize } from './measure-size.ts';
import { measureStart } from './measure-start.ts';
import { measureStatic } from './measure-static.ts';
import { measureTwoRuns } from './measure-two-runs.ts';

const measures: Record<(typeof pageMeasures)[number], (browser: Browser) => Promise<Measured[]>> = {
  start: measureStart,
  size: measureSize,
  picture: measurePicture,
  playing: measurePlaying,
  'two-runs': measureTwoRuns,
  lab: measureLab,
  static: measureStatic,
};
const chosen = chooseMeasures(pageMeasures, process.argv.slice(2));
// All that is named is measured at servers.
if (chosen.length === 0) process.exit(0);

const browser = await chromium.launch(config.use?.launchOptions);
const all: Measured[] = [];
try {
  console.log(`Node ${process.versions.node}, Chromium ${browser.version()}, ${cpus().length} cores\n`);
  for (const name of chosen) {
    for (const measured of await measures[name](browser)) {
      all.push(measured);
      console.log(budgetLine(measured));
    }
  }
} finally {
  await browser.close();
}
const over = all.filter(isOver).length;
console.log(`\n${over === 0 ? 'All within budget.' : `${over} over budget.`}`);
// Machines differ and are noisy: a figure over budget is for people to judge, unless they ask otherwise.
process.exit(over > 0 && process.argv.includes('--strict') ? 1 : 0);
