import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { exercisesPlugin } from './client/build/exercises-plugin.ts';
import { filesBesideStyles } from './client/build/files-beside-styles.ts';
import { gradingPlugin } from './client/build/grading-plugin.ts';
import { lateParts } from './client/build/late-parts-plugin.ts';
import { lessonsPlugin } from './client/build/lessons-plugin.ts';
import { lighterMermaid } from './client/build/lighter-mermaid.ts';
import { oneFirstFile } from './client/build/one-first-file.ts';
import { onlySequenceDiagrams } from './client/build/only-sequence-diagrams.ts';
import { questionsPlugin } from './client/build/questions-plugin.ts';
import { showsPlugin } from './client/build/shows-plugin.ts';
import { staticPages } from './client/build/static-pages-plugin.ts';
import { walksPlugin } from './client/build/walks-plugin.ts';

export default defineConfig({
  root: 'client',
  plugins: [
    react({ jsxImportSource: '#jsx' }),
    lessonsPlugin(),
    walksPlugin(),
    exercisesPlugin(),
    questionsPlugin(),
    showsPlugin(),
    gradingPlugin(),
    onlySequenceDiagrams(),
    lighterMermaid(),
    lateParts(),
    oneFirstFile(),
    filesBesideStyles(),
    staticPages(),
  ],
  // Never `cors: true`, `allowedHosts: true` or `--host`: any site could then read the dev server (CVE-2025-24010).
  server: { cors: false, fs: { allow: ['..'] } },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1500,
    // How long our own plugins take is no news for whoever starts the product.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
});
