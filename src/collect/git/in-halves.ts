/**
 * Asks git about many things in one process. Where it gives up, for one broken object ends the whole process, each half
 * is asked alone, down to the one thing that it gives up on: nobody's broken branch stops the others.
 *
 * @param ask undefined where git gave up
 * @param most how many things one process is asked about
 */
export async function askInHalves<Question, Answers>(
  questions: readonly Question[],
  ask: (some: readonly Question[]) => Promise<Answers | undefined>,
  most = 2000,
): Promise<{ readonly answers: readonly Answers[]; readonly unanswered: readonly Question[] }> {
  const answers: Answers[] = [];
  const unanswered: Question[] = [];
  const open: (readonly Question[])[] = [];
  for (let start = 0; start < questions.length; start += most) open.push(questions.slice(start, start + most));
  for (let some = open.shift(); some !== undefined; some = open.shift()) {
    const answer = await ask(some);
    if (answer !== undefined) answers.push(answer);
    else if (some.length === 1) unanswered.push(...some);
    else open.unshift(some.slice(0, some.length >> 1), some.slice(some.length >> 1));
  }
  return { answers, unanswered };
}
