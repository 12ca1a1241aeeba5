/** Follows in source order which sessions are open. */
import { movedCommand } from './command.ts';
import type { Command } from './model.ts';
import { sessionOf, sessionsAfter, type OpenSession, type SessionUse } from './session.ts';

/** Of a heading. */
const MAX_LEVEL = 6;

/** A session lasts to the end of the section that it is opened in. */
export class SessionScope {
  /** Level of the section that the outermost session was opened in. */
  #level = 0;
  #open: readonly OpenSession[] = [];

  heading(level: number): void {
    if (level > this.#level) return;
    this.#level = 0;
    this.#open = [];
  }

  /**
   * The commands with the session that each has to run in.
   *
   * @param uses of each command, undefined for what no shell reads
   * @param level of the section they stand in
   */
  take(commands: readonly Command[], uses: readonly (SessionUse | undefined)[], level = MAX_LEVEL): readonly Command[] {
    return commands.map((command, index) => {
      const use = uses[index];
      return use === undefined ? command : this.#command(command, use, level);
    });
  }

  #command(command: Command, use: SessionUse, level: number): Command {
    const session = sessionOf(this.#open, use);
    if (this.#open.length === 0) this.#level = level;
    this.#open = sessionsAfter(this.#open, use);
    return session === undefined ? command : movedCommand(command, { session });
  }
}
