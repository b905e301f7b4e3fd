/** For `server/compose/folders.ts`: no folder here, only the names by which the apps' files are known. */
export const demoAppFiles = { folder: 'demo-app', prefix: '' };
export const tokenAppFiles = { folder: 'token-app', prefix: 'token-app/' };
