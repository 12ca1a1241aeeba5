/** Reads a stored record of a text. */
import * as z from 'zod';
import type { TextNode, TextRecord } from './textRecord.ts';

const textNodeSchema: z.ZodType<TextNode> = z.object({
  id: z.string(),
  kind: z.enum(['section', 'item', 'step']),
  hasOwnId: z.boolean(),
  title: z.string(),
  commands: z.array(z.object({ id: z.string(), text: z.string(), expected: z.array(z.string()) })),
  get children() {
    return z.array(textNodeSchema);
  },
});

/** undefined where the stored text is no such record. */
export function parseTextRecord(json: string): TextRecord | undefined {
  try {
    return textNodeSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
