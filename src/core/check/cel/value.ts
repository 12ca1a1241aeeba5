/** JSON to CEL and back. */
import { isCelList, isCelMap, type CelInput, type CelMap, type CelValue } from '@bufbuild/cel';
import { isMessage } from '@bufbuild/protobuf';
import { TimestampSchema, timestampDate } from '@bufbuild/protobuf/wkt';
import { isJsonList, isJsonObject, type Json } from '../json.ts';

/**
 * Whole numbers become CEL's int, or `spec.replicas - 1` would not be defined. Objects become maps, because a plain object
 * with a key "constructor" is taken for something else.
 */
export function toCel(value: Json): CelInput {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (isJsonList(value)) return value.map(toCel);
  if (isJsonObject(value)) return new Map(Object.entries(value).map(([key, entry]) => [key, toCel(entry)]));
  return value;
}

/** For messages: what JSON has no form for becomes text. */
export function toJson(value: CelValue): Json {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null)
    return value;
  if (isCelList(value)) return Array.from(value, toJson);
  if (isCelMap(value)) return Object.fromEntries(Array.from(value, ([key, entry]) => [keyText(key), toJson(entry)]));
  if ('message' in value && isMessage(value.message, TimestampSchema))
    return timestampDate(value.message).toISOString();
  return '…';
}

function keyText(key: Parameters<CelMap['get']>[0]): string {
  return typeof key === 'object' ? String(key.value) : String(key);
}
