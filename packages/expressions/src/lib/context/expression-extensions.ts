import { typeDef } from '../../types/define.ts';
import { credentials } from './extensions-credentials.ts';
import { encryption } from './extensions-encryption.ts';
import { forms } from './extensions-forms.ts';
import { lookups } from './extensions-lookups.ts';

/** The extension methods that the service adds to .NET's types: put together from files of rows. */
export const ExpressionExtensions = typeDef('Sluice.ExpressionExtensions', {
  kind: 'static class',
  documented: 'all',
  extension: true,
  members: { ...lookups, ...credentials, ...forms, ...encryption },
});
