/**
 * The replies of a transaction, in the order of its commands.
 * @throws what one of the commands was answered instead, or that the store discarded them all
 */
export function repliesOf(results: [Error | null, unknown][] | null): unknown[] {
  if (!results) throw new Error('The store discarded the transaction');
  return results.map(([error, reply]) => {
    if (error) throw error;
    return reply;
  });
}
