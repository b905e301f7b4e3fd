import { LateError } from '../late/late-error.ts';
import { BASE, hrefOf } from '../requests/base.ts';
import { isStatic } from '../static/is-static.ts';
import { isAnsweredHere } from '../static/worker-here.ts';
import type { FrameOrder } from './frame-order.ts';

export type WorkerScripts = { learner: string; host: string; grader: string };

export type OpenFrame = {
  /** Starts a worker. The port's other end is handed to it. */
  start(id: string, part: 'learner' | 'grader'): MessagePort;
  end(id: string): void;
  /** Ends every worker in it, also when it does not answer any more. */
  remove(): void;
};

const patienceMs = 10_000;
const address = hrefOf('/lab-frame.html');
/** Never `allow-same-origin`: what runs in the frame could then take its own walls down. */
const sandbox = 'allow-scripts';

/**
 * Puts the frame in which learners' code runs into the page: invisible, of an opaque origin, and thereby without the
 * page's cookies, storage and document.
 * @throws when it does not load
 */
export async function openFrame(scripts: WorkerScripts): Promise<OpenFrame> {
  const frame = document.createElement('iframe');
  // No worker is asked for a frame that has the attribute; there it is the answer's own header that makes the origin opaque.
  if (!(isStatic && isAnsweredHere(BASE))) frame.setAttribute('sandbox', sandbox);
  frame.src = address;
  frame.title = 'Lab';
  frame.hidden = true;
  const ready = hearReady(frame);
  document.body.append(frame);
  try {
    await ready;
    // A page sees the document of a frame that is of its own origin, and of no other.
    if (frame.contentDocument !== null) throw new Error('Could not open the lab: its origin is not opaque.');
    // Holds for whatever else may come into this frame.
    frame.setAttribute('sandbox', sandbox);
  } catch (error) {
    frame.remove();
    // Browsers do not say why a frame did not come.
    await fetch(address, { method: 'HEAD', cache: 'no-store' }).catch(() => {
      throw new LateError('the lab', 'unreachable');
    });
    throw error;
  }
  const { port1: orders, port2 } = new MessageChannel();
  // Its origin is opaque and has no name to address.
  frame.contentWindow?.postMessage(scripts, '*', [port2]);
  const order = (what: FrameOrder, ports: MessagePort[] = []) => orders.postMessage(what, ports);
  return {
    start(id, part) {
      const { port1, port2 } = new MessageChannel();
      order({ type: 'start', id, part }, [port2]);
      return port1;
    },
    end: (id) => order({ type: 'end', id }),
    remove() {
      orders.close();
      frame.remove();
    },
  };
}

function hearReady(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      removeEventListener('message', hear);
    };
    const hear = ({ source, data }: MessageEvent<unknown>) => {
      // An opaque origin reads as "null", as every other one does: only the window tells who speaks.
      if (source !== frame.contentWindow || data !== 'lab-frame-ready') return;
      stop();
      resolve();
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error('Could not open the lab: its frame did not load. Reload the page and try again.'));
    }, patienceMs);
    addEventListener('message', hear);
  });
}
