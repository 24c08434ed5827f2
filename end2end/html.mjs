// Judges HTML as the server sent it. Rules: html-validate's standard and accessibility sets, whole. Each exception has its reason.
import { HtmlValidate } from 'html-validate';

const judge = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // In no set, but a label without its field is of no use to anybody.
    'no-missing-references': 'error',
    // A list may have a name (ARIA 1.2 allows it on the role list); “Key” is not worth a heading on a page with nine of them.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
  },
});

const seen = new Map();

/** What is wrong, one line each; empty for a valid page. The same bytes are judged once. */
export async function faultsOfHtml(html, name) {
  if (!seen.has(html)) {
    const report = await judge.validateString(html, name);
    const messages = report.results.flatMap((result) => result.messages);
    seen.set(html, messages.map((m) => `${name}:${m.line}:${m.column} ${m.ruleId}: ${m.message}${m.selector ? ` (${m.selector})` : ''}`));
  }
  return seen.get(html);
}
