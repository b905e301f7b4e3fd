/** Puts text on the clipboard. False where the browser refuses: over plain http on another machine, or by the reader's choice. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Neither says more than that it is not allowed; the page then offers the text for copying by hand.
    return false;
  }
};
