import { accessors, missing, typeDef } from '../../types/define.ts';
import { argumentOutOfRange } from '../../values/exception.ts';
import { INFINITE_TIMEOUT } from '../../values/regex/regex.ts';
import { regexInstance } from './regex-instance.ts';
import { regexStatic } from './regex-static.ts';

/** .NET's own default. What a policy sets is checked and forgotten: a cache shows in nothing but speed. */
const CACHE_SIZE = 15;

/** System.Text.RegularExpressions.Regex: what a regex does, and the same as static methods that take a pattern. */
export const SystemRegex = typeDef('System.Text.RegularExpressions.Regex', {
  kind: 'class',
  documented: ['.ctor', 'IsMatch', 'Match', 'Matches', 'Replace', 'Unescape', 'Split'],
  members: {
    ...regexInstance,
    ...regexStatic,
    'static TimeSpan InfiniteMatchTimeout { get; }': () => INFINITE_TIMEOUT,
    'static int CacheSize { get; set; }': accessors(
      () => CACHE_SIZE,
      (value: number) => (value < 0 ? argumentOutOfRange('value') : undefined),
    ),
    'static void CompileToAssembly(RegexCompilationInfo[] regexinfos, AssemblyName assemblyname)': missing,
    'static void CompileToAssembly(RegexCompilationInfo[] regexinfos, AssemblyName assemblyname, CustomAttributeBuilder[] attributes)':
      missing,
    'static void CompileToAssembly(RegexCompilationInfo[] regexinfos, AssemblyName assemblyname, CustomAttributeBuilder[] attributes, string resourceFile)':
      missing,
  },
});
