/** How many events a trace keeps, the newest of them. A page that draws more would stall. */
export const traceCapacity = 2000;
