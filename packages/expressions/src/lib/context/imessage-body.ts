import type { BodyView } from '../../context.ts';
import { generic, typeDef } from '../../types/define.ts';
import { bodyText, formValues, readAs } from '../../values/message-body.ts';

/** The content of a message. The host has buffered it: reading `Body` is the effect that asks for that. */
export const IMessageBody = typeDef('Sluice.IMessageBody', {
  kind: 'interface',
  documented: 'all',
  extension: true,
  members: {
    // `sharedAs` of values/message-body.ts is the same for results that nobody changes
    'T As<T>(bool preserveContent = false)': generic(readAs),
    'IDictionary<string, IList<string>> AsFormUrlEncodedContent(bool preserveContent = false)': (
      self: BodyView,
      preserve: boolean,
    ) => formValues(bodyText(self.read(preserve), self.charset)),
  },
});
