const app = `import express from 'express';
export const createApp = () => express();
`;

/** An app that answers nothing rightly: whatever this code does before it, it must not pass. */
export const uselessWith = (code: string): string => `${code}\n${app}`;
