import { defineConfig } from 'vitest/config';
import { mutationGroup } from './groups.mjs';

export default defineConfig({ test: { include: mutationGroup().tests, testTimeout: 60_000 } });
