// The product's own words in a language, by the name of the message: so that one journey can ask for them in English and in French.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './house.mjs';

/** `say('case-rule', { points: 8 })`. Messages that choose a plural are not for this. */
export async function words(locale) {
  const folder = join(root, 'src/ui/messages', locale);
  const all = new Map();
  for (const name of await readdir(folder)) {
    for (const [, id, text] of (await readFile(join(folder, name), 'utf8')).matchAll(/^([a-z][\w-]*) = (.+)$/gm)) all.set(id, text);
  }
  return (id, blanks = {}) => {
    const text = all.get(id);
    if (!text || /->/.test(text)) throw new Error(`no plain message ${id} in ${locale}`);
    return text.replace(/\{ *\$([\w-]+) *\}/g, (_, name) => {
      if (!(name in blanks)) throw new Error(`${id} needs ${name}`);
      return blanks[name];
    });
  };
}
