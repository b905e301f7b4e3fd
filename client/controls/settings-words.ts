/** The ways to run the cloakroom, each in a sentence. */
export const timeouts = [
  {
    value: 'absolute',
    label: 'Absolute',
    says: 'A fixed time after the login, however much it is used. Even a busy session has to log in again.',
  },
  {
    value: 'idle',
    label: 'Idle',
    says: 'A fixed time after the last use. Every lookup starts it anew, and silence ends the session.',
  },
] as const;

export const crews = [
  { value: 'one', label: 'One server', says: 'Server A answers everybody.' },
  { value: 'two', label: 'Two servers', says: 'A and B run the same code, side by side.' },
] as const;

export const balancings = [
  { value: 'round-robin', label: 'By turns', says: 'One request to A, the next to B, whoever asks.' },
  {
    value: 'sticky',
    label: 'Sticky',
    says: 'Every visitor always comes to the same server, for as long as it is there.',
  },
] as const;

export const homes = [
  { value: 'redis', label: 'In Redis', says: 'One rack for all servers. It outlives every restart.' },
  {
    value: 'memory',
    label: 'In each server’s memory',
    says: 'Every server has a rack of its own, which a restart empties.',
  },
  {
    value: 'disk',
    label: 'In a file on each server’s disk',
    says: 'Outlives a restart, but the other server still cannot see it. The disk is a simulated one.',
  },
] as const;
