/** The part of a document that full screen takes; some browsers have none of it, or not in a frame. */
export type Screen = Pick<Document, 'fullscreenEnabled' | 'fullscreenElement' | 'exitFullscreen'> & {
  documentElement: Pick<HTMLElement, 'requestFullscreen'>;
};

/**
 * Fills the screen with the page, or leaves it. @returns false where the browser refuses, as it does when nobody has pressed
 * anything just now
 */
export const toggleFullScreen = async (screen: Screen): Promise<boolean> => {
  if (!screen.fullscreenEnabled) return false;
  const change = screen.fullscreenElement
    ? screen.exitFullscreen()
    : screen.documentElement.requestFullscreen({ navigationUI: 'hide' });
  return change.then(
    () => true,
    () => false,
  );
};
