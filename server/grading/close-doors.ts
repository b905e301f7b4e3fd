import process from 'node:process';

/**
 * Takes away what a learner's server has no use for here. It guards against accidents, such as a run that asks a real
 * service (the host sees to `fetch`); code that means harm finds other ways, and must not be graded outside a container.
 * @returns how to end this process at once
 */
export function closeDoors(): () => void {
  for (const name of Object.keys(process.env)) delete process.env[name];
  // Express prints stacks into answers unless it believes to be in production.
  process.env.NODE_ENV = 'production';
  const kill = process.kill.bind(process, process.pid, 'SIGKILL');
  // Two processes must not differ by their number, or an id made from it would look random.
  Object.defineProperty(process, 'pid', { value: 4242 });
  for (const stream of [process.stdout, process.stderr]) stream.write = () => true;
  return kill;
}
