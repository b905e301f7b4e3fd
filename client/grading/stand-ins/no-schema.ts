const swallow: object = new Proxy(() => swallow, { get: () => swallow, apply: () => swallow });

/** Stands for zod where schemas are declared and none is ever asked. */
export const z = swallow;
