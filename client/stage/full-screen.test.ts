import { expect, it, vi } from 'vitest';
import { type Screen, toggleFullScreen } from './full-screen.ts';

const setup = (given: Partial<Screen> = {}) => {
  const requestFullscreen = vi.fn(async () => undefined);
  const exitFullscreen = vi.fn(async () => undefined);
  const screen: Screen = {
    fullscreenEnabled: true,
    fullscreenElement: null,
    exitFullscreen,
    documentElement: { requestFullscreen },
    ...given,
  };
  return { screen, requestFullscreen, exitFullscreen };
};

it('fills the screen with the whole page, the desk and every dialog included', async () => {
  const { screen, requestFullscreen, exitFullscreen } = setup();
  expect(await toggleFullScreen(screen)).toBe(true);
  expect(requestFullscreen).toHaveBeenCalledOnce();
  expect(exitFullscreen).not.toHaveBeenCalled();
});

it('leaves the screen that is filled', async () => {
  const { screen, requestFullscreen, exitFullscreen } = setup({ fullscreenElement: {} as Element });
  expect(await toggleFullScreen(screen)).toBe(true);
  expect(exitFullscreen).toHaveBeenCalledOnce();
  expect(requestFullscreen).not.toHaveBeenCalled();
});

it('tells when the browser refuses', async () => {
  const refuse = async () => Promise.reject(new TypeError('Permissions check failed'));
  expect(await toggleFullScreen(setup({ documentElement: { requestFullscreen: refuse } }).screen)).toBe(
    false,
  );
});

it('asks for nothing where there is no full screen', async () => {
  const { screen, requestFullscreen } = setup({ fullscreenEnabled: false });
  expect(await toggleFullScreen(screen)).toBe(false);
  expect(requestFullscreen).not.toHaveBeenCalled();
});
