// @vitest-environment jsdom
import { cleanup, waitFor } from '@testing-library/react';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { OpenRoom } from '#shared/api/room-api.ts';
import type { StageMessage, StageState } from '#shared/api/stage-api.ts';
import { showLive } from '../testing/show-live.tsx';
import { useToldStage } from './use-told-stage.ts';

const state: StageState = {
  cursor: null,
  head: 0,
  isHeld: false,
  isPlaying: false,
  view: 'both',
  isDark: false,
  runs: null,
};

const linked: OpenRoom = {
  code: 'KTC74M',
  url: 'http://localhost/r/KTC74M',
  qrSvg: '',
  lan: false,
  cap: 200,
  here: 0,
  presents: true,
  isLinked: true,
  own: null,
  question: null,
  hands: [],
  entries: null,
  beats: [],
  exercises: [],
  closesInMs: null,
};

function Told() {
  useToldStage('a-sandbox', state, () => undefined);
  return null;
}

it('tells a machine that came by the link, too, that the stage was left for another page', async () => {
  const said: StageMessage[] = [];
  let lines = 0;
  vi.stubGlobal('fetch', async (address: string, { body }: RequestInit = {}) => {
    if (!address.endsWith('/line')) return new Response(JSON.stringify({ room: linked }));
    said.push(JSON.parse(String(body)));
    return new Response(null, { status: 204 });
  });
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      constructor() {
        super();
        lines += 1;
      }
      close = () => undefined;
    },
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  await showLive(<Told />);
  await waitFor(() => expect(lines).toBe(1));
  cleanup();
  await waitFor(() => expect(said.map(({ type }) => type)).toEqual(['stage left']));
});
