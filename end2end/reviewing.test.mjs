// Reviewing as the demo's people meet it, on a phone: an author changes a text and sends it to be read; two reviewers and a clinician read it
// piece by piece; one writes better words and sends it back; the author takes them; all say yes. Without scripts and with, in both languages.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksWell, signedIn } from './demo.mjs';
import { startBrowser, startHouse } from './house.mjs';

let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

const press = (page, what) => Promise.all([page.waitForEvent('load'), page.locator(`main ${what}`).first().click()]);
const phone = 320;

/** Goes to the work by its list, as its reader does. */
async function openWork(page, locale, title) {
  await page.goto(`/${locale}/staff`);
  await press(page, 'a[href$="/author/reviews"]');
  await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: title }).click()]);
}

async function approve(page, capacity) {
  if (capacity) await page.locator(`label[for=capacity-${capacity}]`).click();
  await page.locator('label[for=credit-lived]').click();
  await page.locator('label[for=paid-yes]').click();
  await press(page, 'button[value=approve]');
  assert.equal(await page.locator('.confirm').count(), 1, 'it says what happened');
}

for (const [scripts, locale, file] of [[false, 'en', 'credits'], [true, 'fr', 'accessibility']]) {
  test(`a text is read by others before readers get it, ${locale}, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const people = await Promise.all(['author', 'reviewer', 'second-reviewer', 'clinician'].map((who) => signedIn(browser, house, `demo.${who}`, { scripts, width: phone })));
    const [author, ana, eva, clinician] = people.map((one) => one.page);
    const [sentence, better] = ['Zqpage names everybody who said yes to being named.', 'Zqpage names each person who agreed to it.'];

    // Written, and sent to be read.
    await author.goto(`/${locale}/author/begin?what=change&text=${encodeURIComponent(`pages/${file}.md`)}`);
    await press(author, 'form button[type=submit]');
    const text = await author.locator('#body').inputValue();
    await author.locator('#body').fill(`${text}\n${sentence}\n`);
    await press(author, 'button[value=check]');
    const work = new URL(author.url()).pathname.split('/').slice(0, 5).join('/');
    await author.goto(work);
    const name = await author.locator('h1').innerText();
    await press(author, 'form:has(input[value=review]) button');

    // One reads it, looks at what changed, and writes better words for one piece.
    await openWork(ana, locale, name);
    await looksWell(ana, phone);
    await press(ana, 'a[href*="show=changes"]');
    assert.match(await ana.locator('ins').allInnerTexts().then((all) => all.join(' ')), new RegExp(sentence));
    await looksWell(ana, phone);
    await press(ana, 'a[href*="/text?text="]');
    const piece = ana.locator('.pieces > li').filter({ hasText: sentence });
    await piece.locator('summary').click();
    await looksWell(ana, phone);
    await piece.locator('textarea[name=words]').fill('Is it clear who agreed to what?');
    await piece.locator('textarea[name=suggestion]').fill(better);
    await Promise.all([ana.waitForEvent('load'), piece.locator('button[type=submit]').click()]);
    assert.equal(await ana.locator('.pieces del').count() > 0, true, 'the words stand crossed out beside the better ones');
    await looksWell(ana, phone);

    // Sent back: not without a reason, and nothing that was chosen is lost.
    await ana.goto(`/${locale}/author/reviews/${work.split('/').pop()}`);
    await ana.locator('label[for=capacity-lived_experience]').click();
    await ana.locator('label[for=credit-no]').click();
    await press(ana, 'button[value=back]');
    people[1].expectFault(/422/);
    assert.equal(await ana.locator('#capacity-lived_experience').isChecked(), true);
    await looksWell(ana, phone);
    await ana.locator('#words').fill('Please say it more plainly.');
    await press(ana, 'button[value=back]');
    assert.equal(await ana.locator('.confirm').count(), 1);
    await looksWell(ana, phone);

    // The author sees both, and takes the words.
    await author.goto(`${work}/remarks`);
    await looksWell(author, phone);
    assert.match(await author.locator('main').innerText(), /Is it clear who agreed/);
    await press(author, 'button[value=not]');
    people[0].expectFault(/422/);
    assert.equal(await author.locator('.summary').count(), 1, 'a reason is asked for');
    await press(author, 'button[value=take]');
    assert.equal(await author.locator('.confirm').count(), 1);
    await looksWell(author, phone);

    // Everybody says yes to the very words; the reviewer who sent it back as well.
    await openWork(ana, locale, name);
    await press(ana, 'a[href*="show=changes"]');
    assert.match(await ana.locator('ins').allInnerTexts().then((all) => all.join(' ')), /each person/);
    await looksWell(ana, phone);
    for (const [page, capacity] of [[ana, 'lived_experience'], [eva, 'lived_experience'], [eva, 'plain_language'], [clinician, '']]) {
      await openWork(page, locale, name);
      await approve(page, capacity);
    }
    await author.goto(`${work}/remarks`);
    assert.equal(await author.locator('section[aria-labelledby=standing] .quiet').count(), 1, 'nothing is missing any more');
    await looksWell(author, phone);
    for (const one of people) await one.close();
  });
}
