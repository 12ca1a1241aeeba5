import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { commandIds } from '../../src/extension/contributions.ts';
import { hostileArguments } from './hostileArguments.ts';

/** Calls every command of the extension as another one may, and with a file and ids of it that are right. */
export async function callEveryCommand(file: string, ids: readonly string[]): Promise<void> {
  for (const id of Object.values(commandIds)) {
    for (const args of [...hostileArguments(file), [file], [file, ids]]) {
      // Not awaited: some wait for an answer that nobody gives.
      void Promise.resolve(vscode.commands.executeCommand(id, ...args)).catch(() => undefined);
      await sleep(5);
    }
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  }
  await sleep(1000);
}
