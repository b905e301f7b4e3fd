import { expect, it } from 'vitest';
import { createLateView } from './create-late-view.ts';

type State = { cursor: number | null; last: number };

const setup = () => {
  let state: State = { cursor: null, last: 0 };
  const watchers = new Set<(state: State) => void>();
  const pictures: (() => void)[] = [];
  const view = createLateView<State>(
    {
      getSnapshot: () => state,
      subscribe(watcher) {
        watchers.add(watcher);
        return { unsubscribe: () => watchers.delete(watcher) };
      },
    },
    {
      isNews: (before, now) => before.cursor === now.cursor && before.last !== now.last,
      afterPicture: (then) => pictures.push(then),
    },
  );
  const told: State[] = [];
  const stop = view.subscribe(() => told.push(view.getSnapshot()));
  const become = (change: Partial<State>) => {
    state = { ...state, ...change };
    for (const watcher of watchers) watcher(state);
  };
  const draw = () => pictures.shift()?.();
  return { view, told, stop, become, draw, pictures, watchers };
};

it('tells of a burst once, when its picture can be seen', () => {
  const { view, told, become, draw, pictures } = setup();
  for (const last of [1, 2, 3]) become({ last });
  expect(told).toEqual([]);
  expect(view.getSnapshot()).toEqual({ cursor: null, last: 0 });
  expect(pictures).toHaveLength(1);
  draw();
  expect(told).toEqual([{ cursor: null, last: 3 }]);
  become({ last: 4 });
  draw();
  expect(told).toHaveLength(2);
});

it('tells at once of what the learner does, with all that has arrived by then, and does not say it twice', () => {
  const { told, become, draw } = setup();
  become({ last: 1 });
  become({ cursor: 1 });
  expect(told).toEqual([{ cursor: 1, last: 1 }]);
  draw();
  expect(told).toHaveLength(1);
});

it('leaves the timeline alone when nobody looks, and is up to date when somebody does again', () => {
  const { view, told, stop, become, draw, watchers } = setup();
  become({ last: 1 });
  stop();
  expect(watchers.size).toBe(0);
  draw();
  expect(told).toEqual([]);
  become({ last: 2 });
  expect(view.getSnapshot().last).toBe(2);
});

it('says when all have been told, at once where nothing waits for its picture', async () => {
  const { view, told, stop, become, draw } = setup();
  await view.isTold();
  become({ last: 1 });
  const heard = view.isTold().then(() => told.length);
  draw();
  expect(await heard).toBe(1);
  become({ last: 2 });
  stop();
  await view.isTold();
});
