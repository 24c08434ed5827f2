// axe, with nothing left open: no violation of any WCAG level or best practice, and no result that axe could not decide.
// Text in a drawn picture lies over shapes, which axe cannot see through: there the colours are measured on the screen (`contrast.mjs`).
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { contrastOnScreen } from './contrast.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Results that axe cannot decide and a person has, each with its reason: the rule, and the HTML that it is about. */
const reviewed = [
  // The name of a domain heads a group of rows (scope “rowgroup”), which axe does not know; its rows follow in the same tbody.
  { rule: 'th-has-data-cells', html: /^<table class="stack record">/ },
];

/** Without scripts axe's own promises never settle; the same page is looked at in the journey with scripts. */
export const withoutScripts = new WeakSet();

const run = `axe.run(document, { resultTypes: ['violations', 'incomplete'], runOnly: ${JSON.stringify(rules)} }).then((r) => {
  const flat = (results) => results.flatMap((rule) => rule.nodes.map((node) => ({
    rule: rule.id, target: node.target.join(' '), html: node.html.slice(0, 160),
    why: [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; '),
  })));
  return JSON.stringify({ violations: flat(r.violations), open: flat(r.incomplete) });
})`;

/**
 * Nothing wrong and nothing undecided. Waits for colours that are still changing, because their middle belongs to no design; not for what
 * appears after minutes only, as the strip before a session pauses does.
 */
export async function axeFindsNothing(page) {
  if (withoutScripts.has(page)) return;
  await page.evaluate(() => Promise.all(document.getAnimations().filter((a) => a.effect.getComputedTiming().endTime < 5000).map((a) => a.finished.catch(() => {}))));
  // By the debugger, so that the page's own policy (no scripts at all) stays as it is.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  const { result } = await session.send('Runtime.evaluate', { expression: run, awaitPromise: true, returnByValue: true });
  await session.detach();
  const { violations, open } = JSON.parse(result.value);
  assert.deepEqual(violations.map(inWords), [], `axe on ${page.url()}`);
  const undecided = [];
  for (const one of open) {
    if (!isReviewed(one) && !(await isMeasured(page, one))) undecided.push(inWords(one));
  }
  assert.deepEqual(undecided, [], `not decided on ${page.url()}`);
}

const inWords = ({ rule, target, html, why }) => `${rule}: ${target} ${html} ${why}`;

const isReviewed = ({ rule, html }) => reviewed.some((r) => r.rule === rule && r.html.test(html));

/** Text in a picture, with 7:1 against every colour that it lies on. */
async function isMeasured(page, { rule, target, html }) {
  if (!/^color-contrast/.test(rule) || !/^<(text|tspan)/.test(html)) return false;
  const ratio = await contrastOnScreen(page, target);
  return ratio >= 7;
}
