import { window } from 'vscode';

export interface TextQuestion {
  readonly title?: string;
  readonly prompt: string;
  readonly placeHolder?: string;
  readonly value?: string;
  /** Says what is wrong with the text; undefined where nothing is. */
  readonly problemOf: (text: string) => string | undefined;
}

/** undefined: the person left the box. */
export async function askText({ problemOf, ...box }: TextQuestion): Promise<string | undefined> {
  return window.showInputBox({ ...box, ignoreFocusOut: true, validateInput: problemOf });
}
