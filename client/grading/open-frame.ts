import { LateError } from '../late/late-error.ts';
import { hrefOf } from '../requests/base.ts';
import { isStatic } from '../static/is-static.ts';
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
const hostIsGone =
  'Could not open the lab: its frame comes from the host of these files each time, and that does not answer now.';
const address = hrefOf('/lab-frame.html');

/**
 * Puts the frame in which learners' code runs into the page: invisible, of an opaque origin, and thereby without the
 * page's cookies, storage and document.
 * @throws when it does not load
 */
export async function openFrame(scripts: WorkerScripts): Promise<OpenFrame> {
  const frame = document.createElement('iframe');
  // Never `allow-same-origin`: what runs in the frame could then take its own walls down.
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.src = address;
  frame.title = 'Lab';
  frame.hidden = true;
  const ready = hearReady(frame);
  document.body.append(frame);
  try {
    await ready;
  } catch (error) {
    frame.remove();
    // Browsers do not say why a frame did not come.
    await fetch(address, { method: 'HEAD', cache: 'no-store' }).catch(() => {
      // All else is here, so trying again by itself would go round and round.
      throw isStatic ? new Error(hostIsGone) : new LateError('the lab', 'unreachable');
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
