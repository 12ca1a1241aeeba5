/** Ids of proposed checks: the last part of the item's id, in the letters that a check's id may have. */
import type { RunbookNode } from '../../runbook/model.ts';

/** Hands out ids that are unique within one sidecar: the second of the same name gets `-2`. */
export function checkIdMaker(): (node: RunbookNode) => string {
  const taken = new Set<string>();
  return (node) => {
    const wanted = latin(node.id.split('/').at(-1) ?? '') || node.kind;
    let id = wanted;
    for (let times = 2; taken.has(id); times += 1) id = `${wanted}-${times}`;
    taken.add(id);
    return id;
  };
}

/** Begins with a letter, `über~2` is `uber-2`; '' where nothing is left, as of Korean. */
function latin(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '-')
    .replace(/--+/g, '-')
    .replace(/^[^A-Za-z]+|[-.]+$/g, '');
}
