import { launch } from './launch.mjs';

// What keeps it from grading must not look like work that is not solved: no check ran.
launch(
  async () => {
    const { ensureInstalled } = await import('./ensure-installed.mjs');
    const { projectFolder } = await import('./project-folder.mjs');
    await ensureInstalled({ dev: true });
    process.chdir(process.env.INIT_CWD ?? projectFolder);
    const { register } = await import('tsx/esm/api');
    register();
    const { runGrade } = await import('../grading/run-grade.ts');
    process.exitCode = await runGrade(process.argv.slice(2));
  },
  { options: ['file', 'watch', 'reporter'], failed: 2 },
);
