import { openSync, readSync } from 'node:fs';

// To be loaded before a server: at a signal it tells for how long its event loop was kept busy at a stretch at most since the
// last one, in milliseconds of the main thread's own time: whatever else the machine does is no fault of the program's.
const book = process.platform === 'linux' ? openSync(`/proc/self/task/${process.pid}/schedstat`, 'r') : null;
const page = Buffer.alloc(64);

function busyMs() {
  if (book === null) return performance.now();
  const length = readSync(book, page, 0, page.length, 0);
  return Number(page.toString('latin1', 0, length).split(' ', 1)[0]) / 1e6;
}

let longest = 0;
let before = busyMs();
setInterval(() => {
  const now = busyMs();
  longest = Math.max(longest, now - before);
  before = now;
}, 1).unref();
process.on('SIGUSR2', () => {
  console.log(JSON.stringify({ msg: 'stall', ms: longest }));
  longest = 0;
});
