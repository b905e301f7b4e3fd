/** A browser of any kind, as far as a journey needs one. What is to be pressed is waited for. */
export type Engine = {
  open(address: string): Promise<void>;
  /** Where the browser stands. */
  address(): Promise<string>;
  /** Presses the first thing to press that has this name, with the browser's own mouse. */
  press(name: string): Promise<void>;
  /** The texts of all elements that match, as they are now. */
  read(selector: string): Promise<string[]>;
  /** What a screen reader is told of them. */
  labels(selector: string): Promise<string[]>;
  /** Puts a text in the place of all that an editor holds, as a paste. */
  write(editor: string, text: string): Promise<void>;
  close(): Promise<void>;
};

export const windowSize = { width: 1440, height: 900 };

export const patienceMs = 20_000;
