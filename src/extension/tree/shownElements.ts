/**
 * The elements that the view has been given. The view knows an element by its identity, so each is one object for as long
 * as it is shown, and stands for what the text says by now.
 */
import { elementId, type TreeElement } from './element.ts';

interface Shown {
  readonly element: TreeElement;
  /** What the view shows of it, as one text. */
  look: string;
}

export class ShownElements {
  readonly #byId = new Map<string, Shown>();
  readonly #look: (element: TreeElement) => string;

  /** @param look what the view shows of an element, with the ids of its children */
  constructor(look: (element: TreeElement) => string) {
    this.#look = look;
  }

  /** The element to give to the view for this one. */
  take(element: TreeElement): TreeElement {
    const id = elementId(element);
    const known = this.#byId.get(id)?.element;
    const own = known === undefined ? element : Object.assign(known, element);
    this.#byId.set(id, { element: own, look: this.#look(own) });
    return own;
  }

  get all(): readonly TreeElement[] {
    return [...this.#byId.values()].map(({ element }) => element);
  }

  /**
   * Those of a file that look different from before, which are all that has to be drawn anew.
   *
   * @param current what an element stands for by now; undefined where it is gone
   */
  changed(file: string, current: (element: TreeElement) => TreeElement | undefined): TreeElement[] {
    const changed: TreeElement[] = [];
    for (const [id, shown] of this.#byId) {
      if (shown.element.file !== file) continue;
      const now = current(shown.element);
      if (now === undefined) {
        this.#byId.delete(id);
        continue;
      }
      Object.assign(shown.element, now);
      const look = this.#look(shown.element);
      if (look !== shown.look) changed.push(shown.element);
      shown.look = look;
    }
    return changed;
  }
}
