// What the content files call right: the choices of a knowledge check, and the decisions of a case with their worth. Read from the text as
// an author wrote it, by code that is not the product's. Deliberately absent: anything that a page says.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './house.mjs';

const file = (locale, folder, name) => readFile(join(root, 'content/courses', folder, `${name}${locale === 'en' ? '' : `.${locale}`}.md`), 'utf8');

/** The parts of a file below its own headings, by the name before the colon. */
const parts = (text) => new Map(text.split(/^## /m).slice(1).map((part) => [part.slice(0, part.indexOf(':')), part]));

/** Every question of a set: its choices in the file's order, each with its words, its reason, and whether it fits. An order is right as it stands. */
export async function questions(locale, folder, name = 'items') {
  const read = (part) => [...part.matchAll(/^(?:- \[(x| )\]|\d+\.) (.+)\n\n {2,3}(.+)$/gm)].map(([, mark, words, reason]) => ({ fits: mark !== ' ', ordered: mark === undefined, words, reason }));
  return new Map([...parts(await file(locale, folder, name))].map(([id, part]) => [id, read(part)]));
}

/** Every scene of a case: its decisions in the file's order, each with its words, where it leads, and what it is worth in the author's word. */
export async function decisions(locale, folder, name) {
  const read = (part) => [...part.matchAll(/^- \[(.+)\]\(#(.+)\)\n\n {2}\*(.+?)\.\*/gm)].map(([, words, to, worth]) => ({ words, to, worth }));
  return new Map([...parts(await file(locale, folder, name))].map(([scene, part]) => [scene, read(part)]));
}
