/** Output for eyes while a program runs: at most ten pieces a second, and of a flood no more than somebody could follow. */
import { StringDecoder } from 'node:string_decoder';

const PERIOD_MS = 100;

/** Characters of one piece. */
const MOST_IN_PIECE = 64 * 1024;

const LEFT_OUT = '… some output is not shown here …\n';

/**
 * Leaves out whole lines only, and of a longer line all: what follows goes through a redactor, which does not know a secret
 * by its half.
 */
export class LiveOutput {
  readonly #emit: (text: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #pending = '';
  /** This piece has all it may have. */
  #isFull = false;
  /** Something was left out behind what is pending: the text goes on with the next line that is there from its start. */
  #isCut = false;

  constructor(emit: (text: string) => void) {
    this.#emit = emit;
  }

  /** A stream of its own in the same output: characters that come in two pieces stay whole. */
  stream(): (chunk: Buffer) => void {
    const decoder = new StringDecoder('utf8');
    // In a flood most of it is not even decoded; half a character that is left is part of a line that is left out.
    return (chunk) => (this.#isFull ? undefined : this.#push(decoder.write(chunk)));
  }

  /** Shows what has come since the last piece. */
  end(): void {
    clearTimeout(this.#timer);
    if (this.#isCut) this.#pending += LEFT_OUT;
    this.#isCut = false;
    this.#flush();
  }

  #push(text: string): void {
    const start = this.#isCut ? text.indexOf('\n') + 1 : 0;
    if (this.#isCut && start === 0) return;
    this.#pending += this.#isCut ? LEFT_OUT + text.slice(start) : text;
    this.#isCut = false;
    if (this.#pending.length > MOST_IN_PIECE) this.#cut();
    if (this.#timer === undefined) this.#show();
  }

  #cut(): void {
    this.#pending = this.#pending.slice(0, this.#pending.lastIndexOf('\n', MOST_IN_PIECE) + 1);
    this.#isCut = true;
    this.#isFull = true;
  }

  #show(): void {
    this.#timer = undefined;
    const isFull = this.#isFull;
    this.#isFull = false;
    if (this.#pending === '' && !isFull) return;
    this.#flush();
    this.#timer = setTimeout(() => this.#show(), PERIOD_MS);
  }

  #flush(): void {
    const text = this.#pending;
    this.#pending = '';
    if (text !== '') this.#emit(text);
  }
}
