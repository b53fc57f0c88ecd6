/** Most calls in one statement. */
const largest = 64;
/** Milliseconds that those who wait give to the statement under way. */
const patience = 20;

type Run<Input, Output> = (inputs: readonly Input[]) => Promise<readonly Output[]>;

interface Call<Input, Output> {
  input: Input;
  resolve: (output: Output) => void;
  reject: (error: unknown) => void;
}

/**
 * Lets calls that come while a statement is under way share the next one, as a database lets commits share one wait for
 * the disk: the first goes at once, nobody waits for company, and the statement that answers a call begins after the
 * call came. Harm does not spread: when a shared statement fails, each call gets one of its own, and one that hangs
 * holds the others up no longer than `patience`.
 */
export function sharing<Input, Output>(run: Run<Input, Output>): (input: Input) => Promise<Output> {
  const waiting: Call<Input, Output>[] = [];
  let ahead = 0;

  const start = (): void => {
    const calls = waiting.splice(0, largest);
    if (calls.length === 0) return;
    ahead += 1;
    const letNext = once(() => {
      ahead -= 1;
      if (ahead === 0) start();
    });
    const overdue = setTimeout(letNext, patience);
    void answer(run, calls).finally(() => {
      clearTimeout(overdue);
      letNext();
    });
  };

  return (input) =>
    new Promise<Output>((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (ahead === 0) start();
    });
}

async function answer<Input, Output>(
  run: Run<Input, Output>,
  calls: readonly Call<Input, Output>[],
): Promise<void> {
  try {
    const outputs = await run(calls.map(({ input }) => input));
    calls.forEach(({ resolve }, n) => void resolve(outputs[n] as Output));
  } catch (error) {
    if (calls.length === 1) return calls[0]?.reject(error);
    await Promise.all(calls.map((call) => answer(run, [call])));
  }
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}
