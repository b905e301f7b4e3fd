/** How long a browser may take to begin fetching the file from the page, in milliseconds. */
const graceMs = 60_000;

/** Hands a file to the browser to be saved among its downloads. */
export const saveFile = (name: string, content: Blob): void => {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), graceMs);
};
