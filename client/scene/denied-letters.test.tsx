import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { toScene } from '#shared/scene/to-scene.ts';
import { keepDenylist, tokenLogin, tokenLogout } from '#shared/trace/token-stories.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { createRoster } from '../diagram/create-roster.ts';
import { DeniedLetters } from './denied-letters.tsx';
import { buildHouse } from './house.ts';
import { layOutBand } from './lay-out-band.ts';
import { placeFor } from './place-for.fixture.ts';

it('lays torn letters before the rack for what is denied, the newest first, as many as there is room for', () => {
  const story = keepDenylist(createTraceBuilder());
  const deny = (jti: string) => {
    tokenLogin(story, { jti });
    tokenLogout(story, { jti }, { denies: true });
  };
  const draw = () => {
    const scene = toScene(foldWorld(story.events), story.events);
    const house = buildHouse(placeFor(createRoster()(story.events), { laneWidth: 200, height: 316 }), false);
    const marking = { marked: null, onMark: () => undefined };
    const letters = (
      <DeniedLetters denials={scene.denials} layout={layOutBand(scene, house)} marking={marking} />
    );
    return { picture: renderToStaticMarkup(letters), description: scene.description };
  };
  tokenLogin(story);
  expect(draw().picture).toBe('');
  deny('a'.repeat(16));
  expect(draw().picture).toContain('aria-label="ada’s voucher, on the list of what is denied"');
  expect(draw().description).toContain('On the list of what is denied: ada’s voucher.');
  for (const letter of 'bcdef') deny(letter.repeat(16));
  const keys = [...draw().picture.matchAll(/data-hook="denied:(\w)/g)].map(([, letter]) => letter);
  expect(keys.length).toBeGreaterThan(1);
  expect(keys).toEqual([...'fedcba'].slice(0, keys.length));
  expect(draw().picture).toContain(`>+${6 - keys.length}<`);
});
