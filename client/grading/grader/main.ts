import { createPaper } from '#shared/grading/paper.ts';
import { createPatience } from '#shared/grading/patience.ts';
import { createRemoteLab } from '#shared/grading/remote-lab.ts';
import type { FrameOrder } from '../frame-order.ts';
import type { GraderMessage, RunOrder } from '../grader-message.ts';
import { createStartRealm } from '../start-learner.ts';
import { readServer } from './read-server.ts';
import { rehearse } from './rehearse.ts';
import { runChecks } from './run-checks.ts';

/** The grader's realm: all graded tests and no learner's code. It serves one run. */
const pulseMs = 250;

addEventListener(
  'message',
  ({ ports: [page, frame] }: MessageEvent) => {
    if (!page || !frame) return;
    const tell = (message: GraderMessage) => page.postMessage(message);
    const order = (what: FrameOrder, ports: MessagePort[] = []) => frame.postMessage(what, ports);
    const { startRealm, prepare } = createStartRealm(
      {
        start(id) {
          const { port1, port2 } = new MessageChannel();
          order({ type: 'start', id, part: 'learner' }, [port2]);
          return port1;
        },
        end: (id) => order({ type: 'end', id }),
      },
      { ahead: 2 },
    );
    // Two, for two checks side by side: while one waits for its realm, the other has something to do.
    const shared = { paper: createPaper(), patience: createPatience(), readServer };
    const labs = [createRemoteLab(startRealm, '', shared), createRemoteLab(startRealm, '', shared)] as const;
    let isOrdered = false;
    // Brought up now, so that they run, and have run once, by the time a learner presses the button.
    const areUp = labs.map((lab) =>
      lab
        .enter()
        .then(() => rehearse(lab, () => !isOrdered))
        .catch(() => undefined),
    );
    // One more for what two fresh servers must not share, once the others no longer need both processors.
    Promise.all(areUp).then(prepare);

    page.onmessage = async ({ data }: MessageEvent<RunOrder>) => {
      isOrdered = true;
      tell({ type: 'taken' });
      setInterval(() => tell({ type: 'alive' }), pulseMs);
      await Promise.all(areUp);
      for (const lab of labs) lab.load(data.text);
      const problem = await runChecks(data, labs, tell);
      for (const lab of labs) lab.close();
      tell({ type: 'done', problem, printed: shared.paper.text() });
    };
    tell({ type: 'ready' });
  },
  { once: true },
);
