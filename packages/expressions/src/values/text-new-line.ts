/** `Environment.NewLine`. */
export const NEW_LINE = '\n';
