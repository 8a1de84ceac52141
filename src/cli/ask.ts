/** One question of a form. `known` is the answer for Enter. */
export interface Question {
  readonly message: string;
  readonly known?: string | undefined;
  /** What is wrong with an answer, in a sentence; nothing if it will do. */
  readonly check?: (answer: string) => string | undefined;
}

/** Asks one question after the other and gives the answers, trimmed. */
export type Ask = (question: Question) => Promise<string>;

/** @throws an error named ExitPromptError when the person presses Ctrl-C. */
export async function askOnTerminal({ message, known, check }: Question): Promise<string> {
  const { default: inquirer } = await import('inquirer');
  const { answer } = await inquirer.prompt<{ answer: string }>([
    {
      type: 'input',
      name: 'answer',
      message,
      ...(known === undefined ? {} : { default: known }),
      validate: (written: string) => check?.(written.trim()) ?? true,
    },
  ]);
  return answer.trim();
}

/** One of a few answers. */
export interface ChoiceQuestion {
  readonly message: string;
  /** The first is the answer for Enter. */
  readonly choices: readonly { readonly value: string; readonly name: string }[];
}

/** Has the person choose, and gives the value that was chosen. */
export type Choose = (question: ChoiceQuestion) => Promise<string>;

/** @throws an error named ExitPromptError when the person presses Ctrl-C. */
export async function chooseOnTerminal({ message, choices }: ChoiceQuestion): Promise<string> {
  const { default: inquirer } = await import('inquirer');
  const { answer } = await inquirer.prompt<{ answer: string }>([
    { type: 'select', name: 'answer', message, choices: [...choices] },
  ]);
  return answer;
}
