import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Loaded by `--import` before a program that is measured: on SIGUSR2 it collects all garbage and then tells in a line of
 * JSON what memory is left. The program itself stays as it is.
 */
setFlagsFromString('--expose-gc');
/** @type {() => void} */
const collect = runInNewContext('gc');

process.on('SIGUSR2', async () => {
  // What one collection finds dead may be the last that held something else, which only the next one finds.
  for (let round = 0; round < 3; round += 1) {
    collect();
    await new Promise(setImmediate);
  }
  console.log(JSON.stringify({ msg: 'memory', ...process.memoryUsage() }));
});
