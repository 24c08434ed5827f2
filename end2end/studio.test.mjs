// Writing in the studio, as an author of the demo does it: find a text, begin, write, break it, mend it, see it as readers will, and learn
// what is still missing before it is published. Without scripts on a phone, and with, in both languages, valid and open to everybody.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksWell, signedIn } from './demo.mjs';
import { startBrowser, startHouse } from './house.mjs';

let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

const press = (page, what) => Promise.all([page.waitForEvent('load'), page.locator(`main button${what}`).first().click()]);
const open = (page, what) => Promise.all([page.waitForEvent('load'), page.locator(`main a[href*="${what}"]`).first().click()]);
/** The editor. axe cannot enter a sandbox that runs no script, so the page in the frame is looked at alone (below), and the editor without it. */
async function editorLooksWell(page, width) {
  await page.locator('iframe').evaluateAll((all) => all.forEach((one) => one.remove()));
  await looksWell(page, width);
  await page.reload();
}
/** A phone that runs no scripts, and a desk. */
const WAYS = [[false, 'en', 320], [true, 'fr', 1280]];

for (const [scripts, locale, width] of WAYS) {
  test(`a new lesson is written, mended and seen, ${locale}, ${scripts ? 'with' : 'without'} scripts, ${width} px`, async () => {
    const author = await signedIn(browser, house, 'demo.author', { scripts, width });
    const { page } = author;
    await page.goto(`/${locale}/staff`);
    await open(page, '/author/texts');
    await looksWell(page, width);
    await open(page, '/author/texts/digital-doorways/accounts-and-passwords');
    await looksWell(page, width);
    await open(page, 'what=lesson');
    await press(page, '[type=submit]');
    author.expectFault(/422/);
    assert.equal(await page.locator('.summary').count(), 1, 'a title is asked for');
    // Two works of one name cannot be told apart in their list.
    const name = `Zq: a "screen" of one’s own, ${locale}`;
    await page.locator('#name').fill(name);
    await page.locator('#why').fill('People asked for it.');
    await press(page, '[type=submit]');
    await editorLooksWell(page, width);
    const text = await page.locator('#body').inputValue();
    assert.equal(text.split('\n')[1], `title: ${JSON.stringify(name)}`);

    // A slip, named with its line; nothing that was typed is lost.
    await page.locator('#body').fill(text.replace('minutes: 5', 'minutes: many'));
    await press(page, '[value=check]');
    assert.equal(await page.locator('#check h3').count() > 0, true, 'the slip is named');
    assert.match(await page.locator('#check').innerText(), /4/, 'with its line');
    assert.match(await page.locator('#body').inputValue(), /minutes: many/);
    await editorLooksWell(page, width);

    // Mended, with a block put in where its mark stands, and seen in the frame as on a small phone.
    await page.locator('#body').fill(text.replace('## Try it', '+++\n\n## Try it'));
    await page.locator('details:has(button[name=insert]) > summary').click();
    await press(page, '[name=insert][value=caution]');
    assert.match(await page.locator('#body').inputValue(), /> \*\*Caution: [^]*## Try it/);
    await press(page, '[value=preview]');
    const frame = page.frameLocator('iframe.small-phone');
    await frame.locator('h1').waitFor();
    assert.equal(await frame.locator('h1').innerText(), name);
    assert.equal(await frame.locator('.steps > li').count() > 1, true, 'the steps of the very page');
    const drawn = await frame.locator('body').evaluate((body) => [window.innerWidth, getComputedStyle(body).backgroundColor]).catch(() => null);
    if (drawn) assert.equal(drawn[0] <= 320, true, 'a small phone');
    await editorLooksWell(page, width);
    const editor = page.url();
    // Without scripts alone: axe never comes to an end in a sandbox. What is in it is the reader's own page, which other journeys look at.
    // The ways to look are buttons of the form: what is typed is saved by them.
    await page.locator('#body').fill(`${await page.locator('#body').inputValue()}\nZqtyped and not saved.\n`);
    await press(page, '[value=see-large]');
    assert.match(page.url(), /see=large/);
    assert.match(await page.locator('#body').inputValue(), /Zqtyped and not saved/);
    for (const way of scripts ? [] : ['phone', 'large', 'evening', 'french', 'outline']) {
      await page.goto(editor.replace('/text?', '/preview?').replace('see=phone', `see=${way}`));
      await looksWell(page, width);
    }
    await page.goto(editor);

    // What is still missing is said, and readers have nothing of it.
    await page.goto(page.url().replace(/\/text\?.*/, ''));
    await looksWell(page, width);
    await open(page, '/publish');
    await looksWell(page, width);
    assert.equal(await page.locator('#missing').count(), 1, 'a second person has to look');
    await page.goto(`/${locale}/author/work`);
    await looksWell(page, width);
    await author.close();
  });
}

test('a text is compared, its states are kept, and one is taken up again', async () => {
  const author = await signedIn(browser, house, 'demo.author', { scripts: false, width: 820 });
  const { page } = author;
  await page.goto('/en/author/begin?what=change&text=pages%2Fabout.md');
  await press(page, '[type=submit]');
  const text = await page.locator('#body').inputValue();
  await page.locator('#body').fill(`${text}\nZqadded words.\n`);
  await press(page, '[value=check]');
  const at = page.url().split("#")[0];
  await page.goto(at.replace('/text?', '/compare?'));
  assert.match(await page.locator('ins').last().innerText(), /Zqadded words/);
  await looksWell(page, 820);
  await page.goto(at.replace('/text?', '/history?'));
  await looksWell(page, 820);
  await page.locator('form:has(input[name=n][value="1"]) button').click();
  await page.waitForURL(/done=restored/);
  assert.equal(await page.locator('#body').inputValue(), text);
  await page.goto('/en/author/published?text=pages%2Fabout.md');
  await looksWell(page, 820);
  await author.close();
});
