/** Output for eyes while a program runs: at most ten pieces a second, and of a flood no more than somebody could follow. */

const PERIOD_MS = 100;

/** Characters of one piece. */
const MOST_IN_PIECE = 64 * 1024;

/**
 * Leaves out whole lines only, and of a longer line all: what follows goes through a redactor, which does not know a secret
 * by its half.
 */
export class LiveOutput {
  readonly #emit: (text: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #pending = '';
  #isFull = false;
  /** Characters left out since the last ones that are shown. */
  #leftOut = 0;

  constructor(emit: (text: string) => void) {
    this.#emit = emit;
  }

  push(text: string): void {
    if (this.#isFull) this.#leftOut += text.length;
    else if (this.#leftOut > 0) this.#resume(text);
    else this.#pending += text;
    if (this.#pending.length > MOST_IN_PIECE) this.#cut();
    if (this.#timer === undefined) this.#show();
  }

  /** Shows what has come since the last piece. */
  end(): void {
    clearTimeout(this.#timer);
    if (this.#leftOut > 0) this.#pending += leftOutText(this.#leftOut);
    this.#leftOut = 0;
    this.#flush();
  }

  #show(): void {
    this.#timer = undefined;
    this.#isFull = false;
    if (this.#pending === '') return;
    this.#flush();
    this.#timer = setTimeout(() => this.#show(), PERIOD_MS);
  }

  #flush(): void {
    const text = this.#pending;
    this.#pending = '';
    if (text !== '') this.#emit(text);
  }

  #cut(): void {
    const end = this.#pending.lastIndexOf('\n', MOST_IN_PIECE) + 1;
    this.#leftOut += this.#pending.length - end;
    this.#pending = this.#pending.slice(0, end);
    this.#isFull = true;
  }

  /** With the next line that is there from its start. */
  #resume(text: string): void {
    const start = text.indexOf('\n') + 1;
    this.#leftOut += start === 0 ? text.length : start;
    if (start === 0) return;
    this.#pending += leftOutText(this.#leftOut) + text.slice(start);
    this.#leftOut = 0;
  }
}

function leftOutText(characters: number): string {
  return `… ${characters} characters are not shown here …\n`;
}
