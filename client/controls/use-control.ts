import { useState } from 'react';
import type { Answer } from '../requests/ask.ts';
import { useTimeline } from '../timeline/timeline-provider.tsx';
import { useDeed } from '../timeline/use-deed.ts';

/** What came of the last control that was used: a sentence, or a refusal in words. */
export type Report = { ok: boolean; text: string };

/**
 * Uses one control of the sandbox at a time: `busy` names the one under way. Nothing can be done while the line is
 * down, since nobody would see what it causes.
 */
export const useControl = () => {
  const perform = useDeed();
  const isConnected = useTimeline((state) => state.matches({ line: 'connected' }));
  const [busy, setBusy] = useState<string | null>(null);
  const [report, setReport] = useState<Report | null>(null);

  const run = async <Value>(
    name: string,
    act: () => Promise<Answer<Value>>,
    tell: (value: Value) => string = () => '',
  ): Promise<Answer<Value> | null> => {
    if (busy !== null || !isConnected) return null;
    setBusy(name);
    setReport(null);
    const answer = await perform(act);
    const text = answer.ok ? tell(answer.value) : answer.refusal.message;
    setReport(text === '' ? null : { ok: answer.ok, text });
    setBusy(null);
    return answer;
  };
  return { run, busy, report, isConnected, isOff: busy !== null || !isConnected };
};
