import { ClrException } from '../../values/exception.ts';
import { exceptionType } from '../../values/exception-type.ts';

const NAME = 'System.Xml.XmlException';

/** System.Xml.XmlException: where the text stops being XML. */
export const SystemXmlException = exceptionType(NAME, {
  message: 'An XML error has occurred.',
  hresult: -2146232000,
  members: {
    'new(string message, Exception innerException, int lineNumber, int linePosition)': (
      message: string | null,
      inner: ClrException | null,
      LineNumber: number,
      LinePosition: number,
    ) => {
      const text = message ?? 'An XML error has occurred.';
      const place = LineNumber === 0 ? '' : ` Line ${LineNumber}, position ${LinePosition}.`;
      return new ClrException(NAME, text + place, inner, { LineNumber, LinePosition });
    },
    'int LineNumber { get; }': (self: ClrException) => self.details['LineNumber'] ?? 0,
    'int LinePosition { get; }': (self: ClrException) => self.details['LinePosition'] ?? 0,
    'string SourceUri { get; }': () => null,
  },
});
