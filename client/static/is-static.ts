/** Whether this is the build of plain files (`npm run build:static`), in which a service worker is the server. */
export const isStatic = import.meta.env.MODE === 'static';
