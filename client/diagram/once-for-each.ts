/** The same function, which does its work once for each object, for as long as that is there: what did not change is the same object. */
export const onceForEach = <Of extends object, Result>(work: (of: Of) => Result): ((of: Of) => Result) => {
  const known = new WeakMap<Of, { result: Result }>();
  return (of) => {
    const there = known.get(of) ?? { result: work(of) };
    known.set(of, there);
    return there.result;
  };
};
