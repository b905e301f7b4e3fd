import { createRemoteLab } from '#shared/grading/remote-lab.ts';
import type { FrameOrder } from '../frame-order.ts';
import type { GraderMessage, RunOrder } from '../grader-message.ts';
import { createStartRealm } from '../start-learner.ts';
import { runChecks } from './run-checks.ts';

/** The grader's realm: all graded tests and no learner's code. It serves one run. */
const pulseMs = 250;

addEventListener(
  'message',
  ({ ports: [page, frame] }: MessageEvent) => {
    if (!page || !frame) return;
    const tell = (message: GraderMessage) => page.postMessage(message);
    const order = (what: FrameOrder, ports: MessagePort[] = []) => frame.postMessage(what, ports);
    const startRealm = createStartRealm(
      {
        start(id) {
          const { port1, port2 } = new MessageChannel();
          order({ type: 'start', id, part: 'learner' }, [port2]);
          return port1;
        },
        end: (id) => order({ type: 'end', id }),
      },
      // One that all checks share, and one for what two fresh servers must not share.
      { ahead: 2 },
    );
    // Brought up now, so that it runs by the time a learner presses the button.
    const lab = createRemoteLab(startRealm, '');
    const isUp = lab.enter().catch(() => undefined);

    page.onmessage = async ({ data }: MessageEvent<RunOrder>) => {
      tell({ type: 'taken' });
      setInterval(() => tell({ type: 'alive' }), pulseMs);
      await isUp;
      lab.load(data.text);
      const problem = await runChecks(data, lab, tell);
      const printed = lab.printed();
      lab.close();
      tell({ type: 'done', problem, printed });
    };
    tell({ type: 'ready' });
  },
  { once: true },
);
