// Every page template with something real in each blank, by who may see it, and how one becomes that person.
// A new line in the table of routes must come in here: `valid.test.mjs` compares the two.
import { appCode } from './app_code.mjs';
import { follow } from './house.mjs';

const module3 = 'learn/digital-doorways/accounts-and-passwords';
const module5 = 'train/care-online/safety-at-a-distance';

/** For everybody. */
export const reading = [
  '', 'help', 'display', 'report', 'report/thanks', 'about/privacy', 'components', 'glossary', 'search', 'search?q=password', 'search?q=zzzz',
  'join', 'new-card', 'c', 'open', 'signed-out', 'deleted', 'start', 'support', 'access', 'skills-check', 'skills-check/all', 'skills-check/all/pm03', 'map', 'map/paper',
  'try-it', 'try-it/f03-a', 'try-it/s05-a?at=choose&hint=choose', 'questions',
  'practice', 'learn', module3, `${module3}/before`, `${module3}/after`, `${module3}/later`, `${module3}/check`, `${module3}/check?q=end`, `${module3}/handout`, `${module3}/facilitator`,
  `${module3}/practice/lock-screen`, `${module3}/practice/lock-screen/notifications`, `${module3}/practice/sign-in`, `${module3}/practice/code`,
  `${module3}/lock-your-screen`, `${module3}/strong-and-easy-to-recall`, 'learn/digital-doorways/getting-started/how-to-ask-for-help',
  'train', 'train/competencies', module5, `${module5}/knowledge`, `${module5}/case/jo`, `${module5}/protocol-before-need`, 'train/care-online/telehealth-practice/observe/opening',
  'awards', 'staff/first', 'staff/join', 'staff/sign-in', 'staff/not-well', 'author',
];

/** Addresses that are nowhere: they are pages, too. */
export const lost = ['nowhere', 'learn/none/none', `${module3}/none`, 'about/none'];

/** With a place that is open. */
export const placed = ['', 'me', 'me/notes', 'me/delete', 'me/ways-in', 'me/new-words', 'me/card', 'me/information', 'me/sharing', 'me/sharing/give', 'me/access-log',
  'map', 'map/paper', 'map/paper?show=map&show=tried&show=notes', 'try-it', 'try-it?end=yes', 'try-it/f03-b', 'questions', 'me/taking-part',
  'access', 'skills-check', 'skills-check/all', 'skills-check/all/pm06', 'learn', module3, `${module3}/before`, `${module3}/after`,
  `${module3}/check`, `${module3}/lock-your-screen`, 'display'];

/** With a staff account that may do everything. */
export const staffed = ['train', 'train/competencies', 'train/record', 'train/record/awards', 'train/record/portfolio', 'train/record/portfolio?chosen=yes&show=open&show=until&show=evidence&domain=d5', 'train/record/cc-5.1', 'train/record/cc-2.3/reflect', 'train/record/cc-4.1/prior', 'train/log', 'train/log/new', 'train/log/headings', 'train/teams', 'train/mentor', 'train/desk', 'train/hours', 'train/project', 'train/desk/answered', module5, `${module5}/knowledge`, `${module5}/case/jo`,
  `${module5}/case/jo/start`, `${module5}/protocol-before-need`, 'staff/information', 'staff/shared'];

/** With the same account, working as administrator or, for classes, as facilitator. */
export const administered = ['staff', 'staff/people', 'staff/people/import', 'staff/people/founding', 'staff/site', 'staff/site/retention', 'staff/site/sign-on', 'staff/before-teaching', 'staff/reports', 'staff/awards', 'staff/voids', 'author/without', 'staff/account', 'staff/account/codes', 'staff/account/passphrase',
  'staff/inbox', 'train/questions', 'train/questions/care-online/safety-at-a-distance', 'train/questions/care-online/safety-at-a-distance/cm5-q1', 'train/questions/care-online/safety-at-a-distance/cm5-q1/void', 'train/questions/voided'];

export const at = (locale, path) => `/${locale}/${path}`.replace(/\/$/, '');

/** Takes a card and opens the place, on a device of one's own. */
export async function openPlace(page) {
  await page.goto('/en/join');
  await page.getByLabel('It is mine').check();
  await follow(page, 'Show me my card');
  const words = await page.locator('article.card').first().locator('ol li').allInnerTexts();
  await follow(page, 'I have copied it');
  await page.getByLabel('The four secret words').fill(words.join(' '));
  await follow(page, 'Open my place');
}

/** Opens a place, ticks a task, writes a note and says how sure one feels before. */
export async function becomeLearner(page) {
  await openPlace(page);
  await page.goto(at('en', `${module3}/lock-your-screen`));
  await page.locator('#note-words').fill('A note of mine.');
  await follow(page, 'Save my note');
  for (const [when, label] of [['before', 'A little'], ['after', 'Mostly']]) {
    await page.goto(at('en', `${module3}/${when}`));
    await follow(page, 'Begin');
    for (let i = 0; i < 20 && await page.getByLabel(label, { exact: true }).count() > 0; i += 1) {
      await page.getByLabel(label, { exact: true }).check();
      await page.locator('main form button[type=submit]').first().click();
      await page.waitForLoadState('load');
    }
  }
}

export const passphrase = 'seven quiet lanterns by the lake';

/** The first account of a house, which may do everything, with its second step. Gives back the recovery codes: each signs in once, without waiting for the app's next code. */
export async function firstAccount(page, house, locale = 'en') {
  await page.goto(`/${locale}/staff/first`);
  await page.locator('#token').fill(house.token());
  await page.locator('#display-name').fill('Robin Example');
  await page.locator('#sign-in-name').fill('robin');
  for (const id of ['#passphrase', '#again']) await page.locator(id).fill(passphrase);
  await page.locator('main form button[type=submit]').click();
  await page.waitForLoadState('load');
  // the second step, before anything else
  await page.locator('summary').first().click();
  await page.locator('#code').fill(appCode(await page.locator('main code').innerText()));
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForLoadState('load');
  return page.locator('.codes code').allInnerTexts();
}

/** The same, with a case that has begun. */
export async function becomeStaff(page, house) {
  await firstAccount(page, house);
  await page.goto(at('en', `${module5}/case/jo`));
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForLoadState('load');
}

/** The same account in another of its roles. */
export async function workAs(page, role) {
  await page.goto('/en/staff');
  await page.locator(`input[name=role][value=${role}]`).check();
  const loaded = page.waitForEvent('load');
  await page.locator('form:has(input[name=role]) button[type=submit]').click();
  await loaded;
}

/** The site's pages for administrators, as its first page names them. */
export async function sitePages(page) {
  await page.goto('/en/staff/site');
  const links = await page.locator('main a[href*="/staff/site/"]').evaluateAll((all) => all.map((a) => new URL(a.href).pathname.replace('/en/', '')));
  return [...new Set(links)];
}
