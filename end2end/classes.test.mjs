// A class, without scripts and with: joining by the code on the wall, losing the card, a new one with the facilitator's help, the spare
// that turns up, and everything there again. And the easy card, which only a browser can show: the code leaves the address at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeFindsNothing, fitsSideways, follow, reader, startBrowser, startHouse, title } from './house.mjs';
import { readsCode } from './scan.mjs';

let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

const lesson = '/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen';

/** A facilitator with an open class; gives back the reader and the code. */
async function facilitator(options) {
  const desk = await reader(browser, house, options);
  const { page } = desk;
  await page.goto('/en/staff/sign-in?back=/en/staff/classes');
  await page.getByLabel('Sign-in name').fill('demo.facilitator');
  await page.getByLabel('Passphrase').fill('demo passphrase, not secret');
  await page.locator('main button[type=submit]').first().click();
  await page.waitForURL(/staff\/classes/);
  await axeFindsNothing(page);
  await follow(page, 'Open a class');
  const code = await page.locator('.class-code').innerText();
  assert.match(code, /^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
  await axeFindsNothing(page);
  await fitsSideways(page);
  return { desk, code };
}

/** Copies the words that a page shows and types them once more. */
async function copyCard(page) {
  const card = page.locator('article.card').first();
  const name = await card.locator('.title').innerText();
  const words = (await card.locator('ol li').allInnerTexts()).join(' ');
  await page.locator('details summary').filter({ hasText: 'Show my spare card' }).click();
  const spare = (await page.locator('details article.card ol li').allInnerTexts()).join(' ');
  await axeFindsNothing(page);
  await follow(page, 'I have copied it');
  await page.getByLabel('The four secret words').fill(words);
  await follow(page, 'Open my place');
  return { name, words, spare };
}

for (const scripts of [true, false]) {
  test(`a lost card, from the class to the spare that turns up, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const { desk, code } = await facilitator({ scripts, width: 1280 });
    const one = await reader(browser, house, { scripts, width: 320, height: 700 });
    const { page } = one;

    await page.goto('/en/join');
    await fitsSideways(page);
    await page.getByLabel('It is mine').check();
    await page.getByLabel(/^Class code/).fill('2222-2222');
    await follow(page, 'Show me my card');
    assert.match(await page.locator('.summary').innerText(), /We do not know this code/);
    assert.equal(await page.getByLabel(/^Class code/).inputValue(), '2222-2222');
    one.expectFault(/422/);
    await axeFindsNothing(page);
    if (scripts) {
      // What a scanned picture opens.
      await page.goto('about:blank');
      await page.goto(`/en/join#${code.replace('-', '')}`);
      await page.waitForFunction(() => document.querySelector('#class').value.length === 8);
      assert.equal(new URL(page.url()).hash, '', 'the code left the address');
    } else {
      await page.getByLabel(/^Class code/).fill(code.toLowerCase());
    }
    await page.getByLabel('It is mine').check();
    await follow(page, 'Show me my card');
    await fitsSideways(page);
    const card = await copyCard(page);
    assert.equal(await title(page), 'This is your place');
    await follow(desk.page, 'Look again');
    assert.match(await desk.page.locator('main').innerText(), /One person joined/);
    assert.ok(!(await desk.page.content()).includes(card.name));

    await page.goto(lesson);
    await page.locator('#note-words').fill('The code is on the fridge');
    await follow(page, 'Save my note');

    // Card and spare are not here. Another phone, the same class.
    await follow(desk.page, 'New card for someone in my class');
    const digits = await desk.page.locator('.class-code').first().innerText();
    assert.match(digits, /^\d{3} \d{3}$/);
    await axeFindsNothing(desk.page);
    const two = await reader(browser, house, { scripts, width: 320, height: 700 });
    await two.page.goto('/en/open?whose=mine');
    await two.page.getByText('I lost my card').click();
    await follow(two.page, /a facilitator can help me/);
    await axeFindsNothing(two.page);
    await fitsSideways(two.page);
    await two.page.getByLabel('Code of the class').fill(code);
    await two.page.getByLabel('The six digits from the facilitator').fill(digits);
    await two.page.getByLabel('The two words at the top').fill(card.name);
    await two.page.getByLabel('It is mine').check();
    await follow(two.page, 'Show me my new card');
    const fresh = await copyCard(two.page);
    assert.equal(fresh.name.replaceAll('-', ' '), card.name);
    assert.notEqual(fresh.words, card.words);
    assert.match(await two.page.locator('main').innerText(), /Where were you\?/);
    await axeFindsNothing(two.page);
    await two.page.goto('/en/me/notes');
    assert.doesNotMatch(await two.page.locator('main').innerText(), /fridge/);

    // The first phone says what happened, and keeps working.
    await page.goto('/en/learn');
    assert.match(await page.locator('.notice').innerText(), /got a new card with the name of your card/);
    await follow(page, 'Was that you?');
    await axeFindsNothing(page);
    await fitsSideways(page);

    // The spare turns up.
    await two.page.goto('/en/me');
    await follow(two.page, 'Your earlier answers');
    await axeFindsNothing(two.page);
    await fitsSideways(two.page);
    await two.page.getByLabel('The four secret words of the old card').fill(card.spare);
    await follow(two.page, 'Open my earlier answers');
    assert.match(await two.page.locator('main').innerText(), /Everything is together again/);
    await two.page.goto('/en/me/notes');
    assert.match(await two.page.locator('main').innerText(), /The code is on the fridge/);
    await two.close();
    await one.close();

    await follow(desk.page, 'Close the class');
    assert.match(await desk.page.locator('h1').innerText(), /This class is closed/);
    await desk.close();
  });
}

/** Joins, leaves a note that only the right place has, draws an easy card, and reads its picture as the camera of a phone would. */
async function easyCard() {
  const one = await reader(browser, house, { width: 1280 });
  const { page } = one;
  await page.goto('/en/join');
  await page.getByLabel('It is mine').check();
  await follow(page, 'Show me my card');
  const card = await copyCard(page);
  await page.goto(lesson);
  await page.locator('#note-words').fill('Seen through the easy card, zq5');
  await follow(page, 'Save my note');
  await page.goto('/en/me/card');
  await axeFindsNothing(page);
  assert.match(await page.locator('main').innerText(), new RegExp(card.name));
  await follow(page, 'Draw an easy card');
  await axeFindsNothing(page);
  assert.equal(await page.locator('svg.qr path').count(), 2);
  const read = await readsCode(browser, page.locator('svg.qr'));
  assert.match(read, new RegExp(`^${house.at}/c#[\\w-]{43}$`));
  return { one, card, read, secret: read.split('#')[1] };
}

test('an easy card opens its place by its picture and its button, and its secret stays out of address and history', async () => {
  const { one, read, secret } = await easyCard();
  const phone = await reader(browser, house, { width: 320, height: 700 });
  const { page } = phone;
  await page.goto(read);
  await page.getByRole('button', { name: 'Open my place on this phone' }).waitFor();
  assert.equal(new URL(page.url()).hash, '');
  assert.equal((await page.context().cookies()).length, 0, 'reading the picture opens nothing');
  await axeFindsNothing(page);
  await fitsSideways(page);
  await follow(page, 'Open my place on this phone');
  assert.equal(await title(page), 'My place');
  assert.equal(new URL(page.url()).pathname, '/en/me');
  await page.goto('/en/me/notes');
  assert.match(await page.locator('main').innerText(), /Seen through the easy card, zq5/, 'it is that very place, with its notes');
  assert.deepEqual(phone.requests.filter((url) => url.split('#')[0].includes(secret)), [], 'the secret is in no request’s address');
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  assert.deepEqual(entries.filter((entry) => entry.url.includes(secret)), [], 'and not in the history');
  await phone.close();

  // Taken away, the same picture opens nothing.
  await one.page.goto('/en/me/card');
  await follow(one.page, 'Take my easy card away');
  await one.close();
  const later = await reader(browser, house, { width: 320, height: 700 });
  await later.page.goto(read);
  await follow(later.page, 'Open my place on this phone');
  later.expectFault(/422/);
  assert.match(await later.page.locator('.summary').innerText(), /does not open a place any more/);
  assert.equal((await later.page.context().cookies()).length, 0);
  await later.close();
});

test('without scripts an easy card leads to the six words, and they open the same place', async () => {
  const { one, card, read, secret } = await easyCard();
  await one.close();
  const plain = await reader(browser, house, { scripts: false, width: 320, height: 700 });
  const { page } = plain;
  await page.goto(read);
  assert.equal(await page.getByRole('button', { name: 'Open my place on this phone' }).count(), 0);
  await fitsSideways(page);
  await follow(page, 'Type my six words');
  assert.match(page.url(), /open\?whose=mine$/, 'the secret does not come along');
  await page.getByLabel('The six words of your card').fill(`${card.name} ${card.words}`);
  await follow(page, 'Open my place');
  await page.goto('/en/me/notes');
  assert.match(await page.locator('main').innerText(), /Seen through the easy card, zq5/);
  assert.deepEqual(plain.requests.filter((url) => url.split('#')[0].includes(secret)), []);
  await plain.close();
});
