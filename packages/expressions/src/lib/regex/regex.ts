import { accessors, missing, typeDef } from '../../types/define.ts';
import { INFINITE_TIMEOUT } from '../../values/regex/regex.ts';
import { regexInstance } from './regex-instance.ts';
import { regexStatic } from './regex-static.ts';

let cacheSize = 15;

/** System.Text.RegularExpressions.Regex: what a regex does, and the same as static methods that take a pattern. */
export const SystemRegex = typeDef('System.Text.RegularExpressions.Regex', {
  kind: 'class',
  documented: ['.ctor', 'IsMatch', 'Match', 'Matches', 'Replace', 'Unescape', 'Split'],
  members: {
    ...regexInstance,
    ...regexStatic,
    'static TimeSpan InfiniteMatchTimeout { get; }': () => INFINITE_TIMEOUT,
    'static int CacheSize { get; set; }': accessors(
      () => cacheSize,
      (value: number) => void (cacheSize = value),
    ),
    'static void CompileToAssembly(RegexCompilationInfo[] regexinfos, AssemblyName assemblyname)': missing,
    'static void CompileToAssembly(RegexCompilationInfo[] regexinfos, AssemblyName assemblyname, CustomAttributeBuilder[] attributes)':
      missing,
    'static void CompileToAssembly(RegexCompilationInfo[] regexinfos, AssemblyName assemblyname, CustomAttributeBuilder[] attributes, string resourceFile)':
      missing,
  },
});
