import { expect, it } from 'vitest';
import { createTeller } from './create-teller.ts';

const setup = () => {
  const sent: string[] = [];
  const answers: ((heard: boolean) => void)[] = [];
  const waits: (() => void)[] = [];
  const tell = createTeller<string>(
    (what) => {
      sent.push(what);
      return new Promise((resolve) => answers.push(resolve));
    },
    (_ms, callback) => void waits.push(callback),
  );
  const settle = async () => {
    for (let n = 0; n < 5; n += 1) await Promise.resolve();
  };
  return {
    tell,
    sent,
    answer: (heard: boolean) => {
      answers.shift()?.(heard);
      return settle();
    },
    pass: () => {
      waits.shift()?.();
      return settle();
    },
  };
};

it('tells one thing at a time, and of what came meanwhile only the last', async () => {
  const { tell, sent, answer } = setup();
  for (const what of ['a', 'b', 'c']) tell(what);
  expect(sent).toEqual(['a']);
  await answer(true);
  expect(sent).toEqual(['a', 'c']);
  await answer(true);
  tell('d');
  expect(sent).toEqual(['a', 'c', 'd']);
});

it('tells again what was not heard, unless there is something newer', async () => {
  const { tell, sent, answer, pass } = setup();
  tell('a');
  await answer(false);
  expect(sent).toEqual(['a']);
  await pass();
  expect(sent).toEqual(['a', 'a']);
  tell('b');
  await answer(false);
  await pass();
  expect(sent).toEqual(['a', 'a', 'b']);
});
