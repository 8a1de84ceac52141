/** A place among things that are done side by side. */
export interface Place {
  /** Lets somebody else begin while this one only waits. */
  readonly rest: () => void;
  readonly resume: () => void;
}

/**
 * Does something with each of many things, a few at a time. Who rests leaves the place to another, so that a few that
 * hang do not hold up all the others; but never are more than `most` begun. After a failure no more are begun.
 */
export async function sideBySide<T>(
  things: readonly T[],
  { places, most }: { readonly places: number; readonly most: number },
  work: (thing: T, place: Place) => Promise<void>,
): Promise<void> {
  const waiting = [...things].reverse();
  let begun = 0;
  let resting = 0;
  await new Promise<void>((resolve, reject) => {
    const goOn = () => {
      while (waiting.length > 0 && begun < most && begun - resting < places) {
        begun++;
        run(waiting.pop() as T);
      }
      if (begun === 0) resolve();
    };
    const run = (thing: T) => {
      let isResting = false;
      const rest = (value: boolean) => {
        if (value === isResting) return;
        isResting = value;
        resting += value ? 1 : -1;
        goOn();
      };
      const end = () => {
        begun--;
        rest(false);
        goOn();
      };
      work(thing, { rest: () => rest(true), resume: () => rest(false) }).then(end, (error: Error) => {
        waiting.length = 0;
        reject(error);
      });
    };
    goOn();
  });
}
