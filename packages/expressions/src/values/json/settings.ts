import { CLR } from '../clr.ts';
import { COMPARISON } from '../collation.ts';
import type { LoadSettings } from './load.ts';
import { DEFAULT_READER, type ReaderOptions } from './scanner.ts';
import type { WriterOptions } from './writer.ts';

/** The settings objects of Newtonsoft.Json: what a policy can set, with Newtonsoft's defaults. Enums are their numbers. */

export class JsonLoadSettings implements LoadSettings {
  comments: 0 | 1 = 0;
  lines: 0 | 1 = 1;
  duplicates: 0 | 1 | 2 = 0;

  get [CLR](): string {
    return 'Newtonsoft.Json.Linq.JsonLoadSettings';
  }
}

export class JsonMergeSettings {
  /** MergeArrayHandling: Concat, Union, Replace, Merge. */
  arrays = 0;
  /** MergeNullValueHandling: Ignore, Merge. */
  nulls = 0;
  comparison: number = COMPARISON.Ordinal;

  get [CLR](): string {
    return 'Newtonsoft.Json.Linq.JsonMergeSettings';
  }
}

export class JsonSelectSettings {
  errorWhenNoMatch = false;
  regexMatchTimeout: unknown = null;

  get [CLR](): string {
    return 'Newtonsoft.Json.Linq.JsonSelectSettings';
  }
}

export class JsonCloneSettings {
  copyAnnotations = true;

  get [CLR](): string {
    return 'Newtonsoft.Json.Linq.JsonCloneSettings';
  }
}

export class JsonSerializerSettings implements WriterOptions {
  formatting = 0;
  escape = 0;
  /** DateFormatHandling. */
  dates: 0 | 1 = 0;
  zones = 3;
  dateFormat: string | null = null;
  /** FloatFormatHandling. */
  floats: 0 | 1 | 2 = 0;
  /** NullValueHandling: Include, Ignore. */
  nulls = 0;
  /** DefaultValueHandling: Include 0, Ignore 1, Populate 2, IgnoreAndPopulate 3. */
  defaults = 0;
  /** ReferenceLoopHandling: Error, Ignore, Serialize. */
  loops = 0;
  /** DateParseHandling: None, DateTime, DateTimeOffset. */
  parseDates: 0 | 1 | 2 = 1;
  /** FloatParseHandling: Double, Decimal. */
  parseFloats: 0 | 1 = 0;
  missingMembers = 0;
  maxDepth: number | null = DEFAULT_READER.maxDepth;
  checkAdditionalContent: boolean | null = null;
  contractResolver: unknown = null;

  get [CLR](): string {
    return 'Newtonsoft.Json.JsonSerializerSettings';
  }
}

/** How a text is read under the settings. */
export const readerOptions = (settings: JsonSerializerSettings | null): ReaderOptions =>
  settings === null
    ? DEFAULT_READER
    : { maxDepth: settings.maxDepth, dates: settings.parseDates, floats: settings.parseFloats, zones: settings.zones };
