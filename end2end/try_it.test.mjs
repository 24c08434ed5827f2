// Small tasks on made-up screens, what to show on the sheet, and the page of questions for one's own team: with scripts and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { becomeLearner } from './everywhere.mjs';
import { axeFindsNothing, fitsSideways, follow, reader, startBrowser, startHouse } from './house.mjs';

let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

for (const scripts of [true, false]) {
  test(`two tasks are tried ${scripts ? 'with' : 'without'} scripts, and shown by choice`, async () => {
    const one = await reader(browser, house, { scripts, width: 390, height: 800 });
    const { page } = one;
    await becomeLearner(page);
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
    await one.close();
  });
}
