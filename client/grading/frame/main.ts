import type { FrameOrder } from '../frame-order.ts';

/**
 * The document of an opaque origin in which the workers live that grade. It only starts and ends them, and runs no
 * learner's code itself, so that it can always answer.
 */
type Running = { end(): void };
const scripts = { learner: '', host: '', grader: '' };

// A host that sends no headers cannot say who may frame this: shown without the sandbox by somebody's page, it would run theirs as ours.
if (origin !== 'null')
  throw new Error('Could not open the lab: its document is not in a frame of an opaque origin.');

addEventListener('message', function boot({ source, data, ports: [port] }: MessageEvent<typeof scripts>) {
  // Any window may send a message; only the one that holds this frame gives orders.
  if (source !== parent || !port) return;
  removeEventListener('message', boot);
  for (const part of ['learner', 'host', 'grader'] as const) {
    scripts[part] = URL.createObjectURL(new Blob([data[part]], { type: 'text/javascript' }));
  }
  obey(port);
});
parent.postMessage('lab-frame-ready', '*');

/** Whoever holds the other end starts and ends workers by ids of its own. */
function obey(port: MessagePort): Running {
  const workers = new Map<string, Running>();
  const end = (id: string) => {
    workers.get(id)?.end();
    workers.delete(id);
  };
  port.onmessage = ({ data, ports: [given] }: MessageEvent<FrameOrder>) => {
    end(data.id);
    if (data.type === 'start' && given) workers.set(data.id, start(data.part, given));
  };
  return { end: () => [...workers.keys()].forEach(end) };
}

function start(part: 'learner' | 'grader', given: MessagePort): Running {
  const { port1, port2 } = new MessageChannel();
  if (part === 'learner') {
    // Nothing listens to a worker's own messages: a learner may post there what they like.
    const app = new Worker(scripts.learner);
    const host = new Worker(scripts.host);
    app.postMessage('', [port2]);
    host.postMessage('', [given, port1]);
    return {
      end() {
        app.terminate();
        host.terminate();
      },
    };
  }
  const worker = new Worker(scripts.grader);
  const learners = obey(port1);
  worker.postMessage('', [given, port2]);
  return {
    end() {
      worker.terminate();
      learners.end();
    },
  };
}
