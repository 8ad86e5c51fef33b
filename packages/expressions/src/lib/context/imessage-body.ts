import type { BodyView } from '../../context.ts';
import { generic, typeDef } from '../../types/define.ts';
import { bodyText, formValues, readAs, sharedAs } from '../../values/message-body.ts';

/** The content of a message. The host has buffered it: reading `Body` is the effect that asks for that. */
export const IMessageBody = typeDef('Sluice.IMessageBody', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    'T As<T>(bool preserveContent = false)': generic(readAs, sharedAs),
    'IDictionary<string, IList<string>> AsFormUrlEncodedContent(bool preserveContent = false)': (
      self: BodyView,
      preserve: boolean,
    ) => formValues(bodyText(self.read(preserve), self.charset)),
  },
});
