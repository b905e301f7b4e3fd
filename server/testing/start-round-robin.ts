import { onTestFinished } from 'vitest';
import { createRoundRobin, type RoundRobin } from './create-round-robin.ts';

/** A balancer without any stickiness, closed when the test ends. */
export async function startRoundRobin(): Promise<RoundRobin> {
  const balancer = await createRoundRobin();
  onTestFinished(balancer.close);
  return balancer;
}
