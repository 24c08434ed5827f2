// The learner's way, whole: a card, how sure I feel, five lessons, practice, Check yourself, how sure I feel now, my map, paper, coming back.
// Once with scripts and once without; the words are the same.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { axeFindsNothing, fitsSideways, follow, reader, startBrowser, startHouse, title } from './house.mjs';

let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

/** Gets a card as people do, and gives back its words. */
async function join(page, device) {
  await page.goto('/en');
  await follow(page, 'I’m here for myself');
  await page.goto('/en/join');
  await page.getByLabel(device).check();
  await follow(page, 'Show me my card');
  const card = page.locator('article.card').first();
  const name = await card.locator('.title').innerText();
  const words = await card.locator('ol li').allInnerTexts();
  assert.equal(words.length, 4);
  await axeFindsNothing(page);
  await follow(page, 'I have copied it');
  await page.getByLabel('The four secret words').fill('one two three');
  await follow(page, 'Open my place');
  assert.match(await page.locator('.summary').innerText(), /We count 3, and we need 4/);
  assert.equal(await page.getByLabel('The four secret words').inputValue(), 'one two three', 'what was typed is kept');
  assert.match(await page.title(), /^Error: /);
  // A typing slip in the last word is fine.
  await page.getByLabel('The four secret words').fill(words.join(' ').toUpperCase().slice(0, -1));
  await follow(page, 'Open my place');
  assert.equal(await title(page), 'This is your place');
  return { name, words };
}

/** Rates every skill of a check that is open. */
async function rate(page, label) {
  for (let i = 0; i < 20; i += 1) {
    const choice = page.getByLabel(label, { exact: true });
    if ((await choice.count()) === 0) return i;
    await choice.check();
    await page.locator('main form button[type=submit]').first().click();
    await page.waitForLoadState('load');
  }
  throw new Error('the check does not end');
}

for (const scripts of [true, false]) {
  test(`a learner finishes a module ${scripts ? 'with' : 'without'} scripts`, async () => {
    const one = await reader(browser, house, { scripts, width: 390, height: 800 });
    const { page } = one;
    const card = await join(page, 'It is mine');
    one.expectFault(/422/);

    await page.goto('/en/learn/digital-doorways/accounts-and-passwords');
    await follow(page, 'First, how sure do I feel?');
    await follow(page, 'Begin');
    assert.equal(await rate(page, 'A little'), 4, 'four skills before');

    await page.goto('/en/learn/digital-doorways/accounts-and-passwords');
    await follow(page, 'Start with lesson 1');
    for (let lesson = 1; lesson <= 5; lesson += 1) {
      assert.match(await page.locator('nav.trail').innerText(), new RegExp(`Lesson ${lesson} of 5`));
      const task = page.locator('.ticks input').first();
      await (scripts ? page.locator('.ticks label').first().click() : task.check());
      if (scripts) {
        await page.getByText('Saved', { exact: true }).waitFor();
      } else {
        await follow(page, 'Save what I ticked');
      }
      await page.reload();
      assert.ok(await page.locator('.ticks input').first().isChecked(), 'a tick comes back');
      if (lesson === 1) {
        await page.locator('#note-words').fill('Line one\nLine <b>two</b>');
        await follow(page, 'Save my note');
        assert.equal(await page.locator('#note-words').inputValue(), 'Line one\nLine <b>two</b>');
      }
      await follow(page, /^Next: /);
    }

    assert.match(await page.locator('nav.trail').innerText(), /Check yourself/);
    await page.locator('main .opt label, main .order-list select').first().click().catch(() => {});
    await page.locator('main form button[type=submit]').first().click();
    if (scripts) await page.locator('.answer, .err-text').first().waitFor(); else await page.waitForLoadState('load');
    await axeFindsNothing(page);
    await page.goto('/en/learn/digital-doorways/accounts-and-passwords/check?q=end');
    await follow(page, 'How sure do I feel now?');
    if (await page.getByLabel('Mostly', { exact: true }).count() === 0) await follow(page, 'Begin');
    assert.equal(await rate(page, 'Mostly'), 4, 'four skills after');

    await page.goto('/en/map');
    const map = await page.locator('main').innerText();
    assert.match(map, /Not yet/);
    assert.match(map, /On my own/);
    assert.match(map, /more sure/i);
    assert.doesNotMatch(map, /%|score of|average/i);
    await axeFindsNothing(page);
    await fitsSideways(page);
    assert.equal(await page.locator('.readout').isVisible(), scripts, 'the hint to tap stands where tapping does something');
    if (scripts) {
      assert.match(await page.locator('.readout').innerText(), /^Tap a skill/);
      await page.locator('.map > li').first().focus();
      const first = await page.locator('.readout').innerText();
      await page.keyboard.press('ArrowDown');
      const second = await page.locator('.readout').innerText();
      assert.notEqual(first, second, 'arrow keys read the next skill');
      assert.match(second, /more sure/i);
    }
    // Two tasks on made-up screens: one with a hint, one not now. Then the map says so, and the sheet when it is ticked.
    await page.goto('/en/map');
    await follow(page, 'Try it: small tasks on made-up screens');
    await follow(page, 'Begin with the first one');
    assert.match(await page.locator('main').innerText(), /Task 1 of 12/);
    await follow(page, 'I would like a hint');
    await axeFindsNothing(page);
    await fitsSideways(page);
    const url = new URL(page.url());
    await page.goto(`${url.pathname}?at=size&hint=home`);
    await page.locator('.phone .opt input').last().check();
    await follow(page, 'Choose this');
    for (let choice = 0; choice < 3 && await page.getByText('Done: with a hint.').count() === 0; choice += 1) {
      await page.locator('.phone .opt input').nth(choice).check();
      await follow(page, 'Choose this');
    }
    assert.match(await page.locator('.answer').innerText(), /Done: with a hint\./);
    await axeFindsNothing(page);
    await follow(page, /^Go on/);
    assert.match(await page.locator('main').innerText(), /Task 2 of 12/);
    await follow(page, 'Not now');
    assert.match(await page.locator('main').innerText(), /Task 3 of 12/);
    await page.goto('/en/map');
    assert.match(await page.locator('main').innerText(), /On a practice screen, .*: with a hint\./);

    await page.goto('/en/map/paper');
    assert.ok((await page.locator('.hand-sheet').innerText()).length > 100);
    await page.getByLabel('What I did on practice screens').check();
    await follow(page, 'Show it like this');
    assert.match(await page.locator('.hand-sheet').innerText(), /with a hint/);
    await page.goto('/en/questions');
    await page.getByLabel('How soon can I expect an answer?').check();
    await page.getByLabel('My question 1').fill('May Sam come along?');
    await follow(page, 'Show my page');
    assert.match(await page.locator('.hand-sheet').innerText(), /May Sam come along\?/);
    await axeFindsNothing(page);

    await page.goto('/en/me');
    await follow(page, 'Close my place');
    assert.equal(await title(page), 'Your place is closed');
    await page.goto('/en/me');
    assert.equal(await title(page), 'Open my place', 'closed means closed');
    await page.getByLabel('It is shared, or I am not sure').check();
    await follow(page, 'Go on');
    await page.getByLabel('The six words of your card').fill(`${card.name} ${card.words.join(' ')}`);
    await follow(page, 'Open my place');
    assert.match(await page.locator('main').innerText(), /Go on with: Shared and public devices/);
    await page.goto('/en/me/notes');
    assert.match(await page.locator('main').innerText(), /Line <b>two<\/b>/);

    await page.goto('/en/me/information');
    await page.getByLabel('Your four secret words once more').fill(card.words.join(' '));
    await follow(page, 'Show it here');
    assert.match(await page.locator('main').innerText(), /Line <b>two<\/b>/, 'everything is shown, notes too');
    await page.goto('/en/me/information');
    await page.getByLabel('Your four secret words once more').fill(card.words.join(' '));
    await page.getByLabel('I know that a copy stays on this computer').check();
    const [sheet] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download a page to read' }).click()]);
    assert.equal(sheet.suggestedFilename(), 'my-information.html');
    assert.match(await readFile(await sheet.path(), 'utf8'), /Line &lt;b&gt;two/);

    await page.goto('/en/me/delete');
    await page.getByLabel('Your four secret words once more').fill(card.words.join(' '));
    await follow(page, 'Delete everything');
    assert.equal(await title(page), 'Your place is deleted');
    await one.close();
  });
}

test('a guest is asked whose device it is, and a shared one keeps nothing', async () => {
  const one = await reader(browser, house, { scripts: false });
  const { page } = one;
  await page.goto('/en/skills-check');
  await page.getByLabel(/shared/i).check();
  await page.locator('main form button[type=submit]').first().click();
  const asked = await rate(page, 'Not at all');
  assert.equal(asked, 12);
  assert.match(await page.locator('main').innerText(), /ignore/i);
  assert.deepEqual((await page.context().cookies()).map((c) => c.name), []);
  await one.close();
});

test('practice works without scripts and says why', async () => {
  const one = await reader(browser, house, { scripts: false, width: 320, height: 700 });
  const { page } = one;
  await page.goto('/en/learn/digital-doorways/accounts-and-passwords/practice/lock-screen');
  await page.locator('.phone ul a').first().click();
  await page.goBack();
  assert.equal(await page.locator('.phone ul a').count() > 0, true, 'Back works');
  await one.close();
});

test('islands that never arrive take nothing away', async () => {
  const one = await reader(browser, house);
  const { page } = one;
  await page.route('**/pkg/**/*.js', (route) => route.abort());
  await page.goto('/en/learn/digital-doorways/accounts-and-passwords/check');
  await page.locator('main .opt label').first().click();
  await follow(page, 'Show me the answer');
  assert.match(await page.locator('main').innerText(), /You chose|That fits|Try this/);
  one.expectFault(/ERR_FAILED|Failed to fetch|error/i);
  await one.close();
});

test('a lesson prints on two pages at most, a handout and a card on one', async () => {
  const { execFileSync } = await import('node:child_process');
  const { writeFile, mkdtemp } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const { join: path } = await import('node:path');
  const folder = await mkdtemp(path(tmpdir(), 'print-'));
  const one = await reader(browser, house);
  const module3 = '/learn/digital-doorways/accounts-and-passwords';
  for (const [address, most] of [[`/en${module3}/lock-your-screen`, 2], [`/fr${module3}/lock-your-screen`, 2], [`/en${module3}/handout`, 1], [`/fr${module3}/handout`, 1]]) {
    await one.page.goto(address);
    const file = path(folder, 'page.pdf');
    await writeFile(file, await one.page.pdf({ format: 'A4', preferCSSPageSize: false }));
    const info = execFileSync('pdfinfo', [file]).toString();
    const pages = Number(info.match(/Pages:\s+(\d+)/)[1]);
    assert.ok(pages <= most, `${address} prints on ${pages} pages`);
    const text = execFileSync('pdftotext', [file, '-']).toString();
    assert.match(text, /9-8-8/, `${address} carries the help number on paper`);
  }
  await one.close();
});
