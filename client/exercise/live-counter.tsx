import { useState } from 'react';
import '../controls/controls.css';
import { MovableClock } from '../controls/clock-controls.tsx';
import type { LiveServer } from '../grading/live-server.ts';
import { Workspace } from '../panels/workspace.tsx';
import { askLive } from './ask-live.ts';
import { LiveServers } from './live-servers.tsx';
import { LiveVisitor } from './live-visitor.tsx';

type Props = { server: LiveServer; subject: { slug: string; title: string } };

/** The workspace of the lessons over the learner's own server: what is done there stands where a lesson has its story. */
export function LiveCounter({ server, subject }: Props) {
  const [chosen, setChosen] = useState<'A' | 'B'>('A');
  return (
    <Workspace subject={subject}>
      <section className="workspace-side" aria-label="What is done">
        <div className="controls">
          <LiveVisitor server={server} at={chosen} />
          <LiveServers server={server} chosen={chosen} onChoose={setChosen} />
          <MovableClock move={(how) => askLive(server.advance(how))} />
        </div>
      </section>
    </Workspace>
  );
}
