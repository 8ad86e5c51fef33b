import { command } from '../command.ts';
import { initialise } from '../init/init.ts';

export const init = command({
  name: 'init',
  takes: ['[FOLDER]'],
  summary: 'Write a first configuration.',
  about: `Writes sluice.config.json into a folder, the current one where none is given, and, where there are no policies
yet, one to start from with a scenario. What is there already is left alone. Then it says what to do next.`,
  options: {
    profile: { value: 'NAME', help: 'What the configuration extends: recommended, strict, or a kind of gateway.' },
  },
  examples: [
    ['sluice init', 'Here.'],
    ['sluice init apim --profile consumption', 'For policies of a consumption gateway.'],
  ],
  run: initialise,
});
