/** The text of an open runbook with its sidecar, and the runbook that both make. */
import path from 'node:path';
import { placeChecks, type Placement } from '../core/check/placedCheck.ts';
import { reconcile } from '../core/run/reconcile.ts';
import { textRecordOf } from '../core/run/textRecord.ts';
import { withExtraPrograms } from '../core/runbook/extraPrograms.ts';
import { RunbookReader } from '../core/runbook/incremental.ts';
import type { Runbook } from '../core/runbook/model.ts';
import { readRunbookText, readSidecarFile, type SidecarFile } from './runbookFile.ts';

export class OpenText {
  readonly file: string;
  readonly #reader = new RunbookReader();
  #text: string;
  #sidecar: SidecarFile;
  #runbook: Runbook;
  #placement: Placement | undefined;

  private constructor(file: string, text: string, sidecar: SidecarFile) {
    this.file = file;
    this.#text = text;
    this.#sidecar = sidecar;
    this.#runbook = this.#read(text, sidecar);
  }

  /** Throws a ProvebookError where the file or its sidecar cannot be read. */
  static async read(file: string): Promise<OpenText> {
    const text = await readRunbookText(file);
    return new OpenText(file, text, await readSidecarFile(file));
  }

  /** Where relative paths begin. */
  get folder(): string {
    return path.dirname(this.file);
  }

  get text(): string {
    return this.#text;
  }

  get sidecar(): SidecarFile {
    return this.#sidecar;
  }

  /** Another one after each change, the same until then. */
  get runbook(): Runbook {
    return this.#runbook;
  }

  /** Where the checks of the sidecar belong. */
  get placement(): Placement {
    this.#placement ??= placeChecks(this.#sidecar.sidecar, this.#runbook);
    return this.#placement;
  }

  update(text: string): void {
    this.#text = text;
    this.#readAgain();
  }

  /** True where it says something else by now. Throws a ProvebookError where it cannot be read. */
  async readSidecar(): Promise<boolean> {
    const sidecar = await readSidecarFile(this.file);
    const isOther = sidecar.text !== this.#sidecar.text;
    this.#sidecar = sidecar;
    if (isOther) this.#readAgain();
    return isOther;
  }

  /** Id of a command in the text of now; undefined where it is no longer in it or could be one of several. */
  idNow(commandId: string, runbook: Runbook): string | undefined {
    if (runbook === this.#runbook) return commandId;
    const { commands } = reconcile(textRecordOf(runbook), textRecordOf(this.#runbook));
    const place = commands.get(commandId);
    return place?.certainty === 'guessed' ? undefined : place?.id;
  }

  #readAgain(): void {
    this.#runbook = this.#read(this.#text, this.#sidecar);
    this.#placement = undefined;
  }

  /** The sidecar says what programs do that no table knows. */
  #read(text: string, { sidecar }: SidecarFile): Runbook {
    return withExtraPrograms(this.#reader.read(text), sidecar.effects);
  }
}
