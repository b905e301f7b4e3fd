/** Writes into the page that starts the client how long a cloakroom stays open without a visitor: a setting, which no build can know. */
export const tellIdleTime = (html: string, idleSeconds: number): string =>
  html.replace(/(<meta name="idle-seconds" content=")\d+(?=")/, `$1${idleSeconds}`);
