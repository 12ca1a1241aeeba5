/** Follows a text while it is edited: gives what `readRunbook` gives, and works only on what has changed. */
import { readChunks, type Chunk } from './chunk.ts';
import { parseBlocks, shiftLines } from './markdown.ts';
import type { Runbook } from './model.ts';
import { buildOutline } from './outline.ts';
import { cutFrontMatter, normalizeLineEnds, problemsOf, runbookOf } from './read.ts';
import { rereadChunks } from './reread.ts';

export class RunbookReader {
  #body = '';
  #chunks: readonly Chunk[] = [];

  /** Never throws on any text. Lines in the result are those of `source`. */
  read(source: string): Runbook {
    const text = normalizeLineEnds(source);
    const { body, frontMatterLines } = cutFrontMatter(text);
    if (body !== this.#body) {
      this.#chunks = this.#body === '' ? readChunks(body) : rereadChunks(this.#chunks, this.#body, body);
      this.#body = body;
    }
    const outline = buildOutline(this.#chunks, frontMatterLines);
    return runbookOf(outline, () => problemsOf(text, shiftLines(parseBlocks(body), frontMatterLines), outline));
  }
}
