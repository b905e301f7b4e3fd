/** What the windows of this browser tell each other about their lines. */
export type ShareMessage = { type: 'takes' | 'lets go'; window: string };

/**
 * Over HTTP/1.1 a browser opens six connections to one origin, for all its windows together. Each line holds one of them;
 * two stay free for pages and requests.
 */
export const MOST_LINES = 4;

export type LineShare = {
  /** This window wants a line, and is now the last one that was looked at. */
  take(): void;
  /** This window wants none any more. */
  leave(): void;
  hear(message: ShareMessage): void;
};

/**
 * Which windows hold a line: those few that were looked at last. Each remembers which others took theirs after it, and
 * gives its own away when these are enough. Nobody counts or elects: where a message was lost, or a window died without
 * one, a line more or less is held for a while.
 */
export const createLineShare = (
  me: string,
  post: (message: ShareMessage) => void,
  tell: (hasLine: boolean) => void,
): LineShare => {
  const newer = new Set<string>();
  let wanted = false;
  let held = false;

  const take = () => {
    newer.clear();
    wanted = true;
    held = true;
    post({ type: 'takes', window: me });
    tell(true);
  };
  const letGo = () => {
    if (held) post({ type: 'lets go', window: me });
    held = false;
  };

  return {
    take,
    leave() {
      letGo();
      wanted = false;
    },
    hear({ type, window }) {
      if (type === 'takes') newer.add(window);
      else newer.delete(window);
      if (held && newer.size >= MOST_LINES) {
        letGo();
        tell(false);
      } else if (wanted && !held && newer.size < MOST_LINES) take();
    },
  };
};
