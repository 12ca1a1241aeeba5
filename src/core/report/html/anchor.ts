/** Names by which one part of the page points to another. */

export function entryAnchor(nodeId: string): string {
  return `item-${name(nodeId)}`;
}

export function sectionAnchor(sectionId: string): string {
  return `section-${name(sectionId)}`;
}

export function executionAnchor(executionId: string): string {
  return `execution-${name(executionId)}`;
}

/** Ids of nodes may hold any character; what may not stand in an anchor is written as its number, so none collide. */
function name(id: string): string {
  return id.replace(/[^\p{L}\p{N}-]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);
}
