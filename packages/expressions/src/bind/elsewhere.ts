import type { Diagnostic, Span } from '@sluice/parser';
import { diag } from './messages.ts';

/**
 * Well-known types that .NET has and the service's list leaves out, by namespace: whoever names one is told that the
 * service refuses it, rather than that it does not exist. No more than names; what they are is nobody's business here.
 */
const ELSEWHERE: Readonly<Record<string, string>> = {
  System: `Activator AppContext AppDomain ArraySegment AsyncCallback Attribute Buffer Console ConsoleColor Environment
    FormattableString GC Half Index IntPtr Lazy LocalDataStoreSlot MarshalByRefObject Memory OperatingSystem Progress Range
    ReadOnlyMemory ReadOnlySpan Span TypedReference UIntPtr Version WeakReference DateOnly TimeOnly`,
  'System.Collections': 'ArrayList BitArray Hashtable Queue SortedList Stack',
  'System.Collections.Concurrent':
    'BlockingCollection ConcurrentBag ConcurrentDictionary ConcurrentQueue ConcurrentStack',
  'System.Collections.Generic': `IAsyncEnumerable IAsyncEnumerator LinkedList LinkedListNode PriorityQueue SortedList`,
  'System.Diagnostics': 'Activity Debug Process StackTrace Stopwatch Trace',
  'System.IO': `BinaryReader BinaryWriter BufferedStream Directory DirectoryInfo DriveInfo File FileInfo FileMode FileStream
    MemoryStream Path Stream StreamReader StreamWriter`,
  'System.IO.Compression': 'DeflateStream GZipStream ZipArchive',
  'System.Linq': 'IQueryable ParallelEnumerable Queryable',
  'System.Linq.Expressions': 'Expression',
  'System.Net': 'Cookie Dns HttpWebRequest HttpStatusCode NetworkCredential ServicePointManager WebClient WebRequest',
  'System.Net.Http': 'HttpClient HttpClientHandler HttpContent HttpRequestMessage HttpResponseMessage StringContent',
  'System.Net.Sockets': 'Socket TcpClient UdpClient',
  'System.Reflection': 'Assembly BindingFlags MethodInfo PropertyInfo TypeInfo',
  'System.Runtime.Caching': 'MemoryCache',
  'System.Text': 'Rune EncoderFallback DecoderFallback',
  'System.Text.Json': 'JsonDocument JsonElement JsonSerializer',
  'System.Threading':
    'CancellationToken Interlocked Monitor Mutex Semaphore SemaphoreSlim Thread ThreadPool Timer Volatile',
  'System.Threading.Tasks': 'Parallel Task TaskFactory ValueTask',
  'System.Web': 'HttpUtility HttpContext',
  'System.Xml': 'XmlWriter XmlReaderSettings XmlWriterSettings',
};

const names = new Map<string, ReadonlySet<string>>();
for (const [namespace, list] of Object.entries(ELSEWHERE)) names.set(namespace, new Set(list.split(/\s+/)));

/** The full name of such a type, looked for in these namespaces; null where none has it. */
export function elsewhereIn(namespaces: Iterable<string>, name: string): string | null {
  for (const namespace of namespaces) if (names.get(namespace)?.has(name)) return `${namespace}.${name}`;
  return null;
}

/**
 * The service refuses the type. Where Sluice has a refused type, that is a warning beside the answer; here there is no
 * answer.
 */
export const refusedType = (span: Span, type: string): Diagnostic => ({
  ...diag('APIM2901', span, { type }),
  severity: 'error',
});

/** Whether the name is that of a namespace that leads to such types. */
export const isElsewhereNamespace = (name: string): boolean =>
  [...names.keys()].some((n) => n === name || n.startsWith(`${name}.`));
