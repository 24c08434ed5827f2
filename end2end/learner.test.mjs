// The learner's way, whole: a card, how sure I feel, five lessons, practice, Check yourself, how sure I feel now, my map, paper, coming back.
// In English with scripts, in French without and on a narrow screen; the steps are the same.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { questions } from './answers.mjs';
import { axeFindsNothing, fitsSideways, follow, reader, startBrowser, startHouse, title } from './house.mjs';
import { words as messages } from './messages.mjs';
import { readsCode } from './scan.mjs';

const [module3, folder] = ['/learn/digital-doorways/accounts-and-passwords', 'digital-doorways/03-accounts-and-passwords'];
// The words of the instrument, and the last lesson of the module.
const scale = {
  en: { little: 'A little', mostly: 'Mostly', notYet: 'Not yet', alone: 'On my own' },
  fr: { little: 'Un peu', mostly: 'Très', notYet: 'Pas encore', alone: 'Sans aide' },
};
const lessons = { en: 'Shared and public devices', fr: 'Appareils partagés et publics' };
let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

/** Presses or follows this, and waits for the next page. Forms are found by where they lead, so that a journey runs in every language. */
async function press(page, target) {
  const loaded = page.waitForEvent('load');
  await (typeof target === 'string' ? page.locator(target) : target).first().click();
  await loaded;
}

const text = (page) => page.locator('main').innerText();

/** Gets a card as people do, and gives back its words. */
async function join(page, at, say) {
  await page.goto(at(''));
  await follow(page, say('home-myself'));
  await page.goto(at('/join'));
  await page.getByLabel(say('whose-mine')).check();
  await follow(page, say('join-draw'));
  const card = page.locator('article.card').first();
  const name = await card.locator('.title').innerText();
  const words = await card.locator('ol li').allInnerTexts();
  assert.equal(words.length, 4);
  await look(page);
  await follow(page, say('card-copied'));
  await page.locator('#words').fill('one two three');
  await follow(page, say('join-open'));
  assert.ok((await page.locator('.summary').innerText()).includes(say('card-count', { read: 3, needed: 4 })));
  assert.equal(await page.locator('#words').inputValue(), 'one two three', 'what was typed is kept');
  assert.ok((await page.title()).startsWith(`${say('title-error')} `));
  // A typing slip in the last word is fine.
  await page.locator('#words').fill(words.join(' ').toUpperCase().slice(0, -1));
  await follow(page, say('join-open'));
  assert.equal(await title(page), say('me-new'));
  return { name, words };
}

/** Rates every skill of a check that is open; gives back how many there were. */
async function rate(page, label) {
  for (let i = 0; i < 20; i += 1) {
    const choice = page.getByLabel(label, { exact: true });
    if ((await choice.count()) === 0) return i;
    await choice.check();
    await press(page, 'main form button[type=submit]');
  }
  throw new Error('the check does not end');
}

/** Every question of Check yourself: first “I don’t know yet” (an order upside down), which shows what fits, then what the author calls fitting. */
async function checkMyself(page, { at, say, scripts, bank }) {
  let n = 0;
  for (const [id, choices] of bank) {
    n += 1;
    await page.goto(at(`${module3}/check?q=${n}`));
    const fitting = choices.flatMap((choice, place) => (choice.fits ? [place] : []));
    const answer = page.locator('.answer');
    assert.equal(await answer.count(), 0, `${id} tells nothing before it is asked`);
    if (!choices[0].ordered) await page.locator('label[for=not-yet]').click();
    else for (const [place] of choices.entries()) await page.locator(`[name=place-${place}]`).selectOption(`${choices.length - place}`);
    await (scripts ? page.locator('main form button[type=submit]').first().click() : press(page, 'main form button[type=submit]'));
    await answer.waitFor();
    assert.ok((await answer.innerText()).includes(choices[fitting[0]].reason.slice(0, 20)), `${id} shows the reason`);
    await page.goto(at(`${module3}/check?q=${n}`));
    for (const place of fitting) {
      if (choices[0].ordered) await page.locator(`[name=place-${place}]`).selectOption(`${place + 1}`);
      else await page.locator(`[name=choice][value="${place}"]`).check();
    }
    await (scripts ? page.locator('main form button[type=submit]').first().click() : press(page, 'main form button[type=submit]'));
    await answer.waitFor();
    assert.equal(await answer.locator('h2').innerText(), say('quiz-fits'), `${id} takes what its author calls right`);
    await look(page);
  }
  await press(page, '.acts a.btn');
  assert.match(page.url(), /q=end$/);
}

async function look(page) {
  await axeFindsNothing(page);
  await fitsSideways(page);
}

for (const [locale, scripts, width] of [['en', true, 390], ['fr', false, 320]]) {
  test(`a learner finishes a module in ${locale}, ${scripts ? 'with' : 'without'} scripts, ${width} px wide`, async () => {
    const one = await reader(browser, house, { scripts, locale, width, height: 800 });
    const { page } = one;
    const [say, bank] = await Promise.all([messages(locale), questions(locale, folder, 'check')]);
    const at = (path) => `/${locale}${path}`;
    const { little, mostly, notYet, alone } = scale[locale];
    const card = await join(page, at, say);
    one.expectFault(/422/);

    await page.goto(at('/map'));
    assert.ok((await text(page)).includes(say('map-empty')), 'a new place knows nothing');
    await page.goto(at(module3));
    await follow(page, say('module-before'));
    await follow(page, say('check-begin'));
    assert.equal(await rate(page, little), 4, 'four skills before');

    await page.goto(at(module3));
    await follow(page, say('module-start'));
    for (let lesson = 1; lesson <= 5; lesson += 1) {
      assert.ok((await page.locator('nav.trail').innerText()).includes(say('lesson-of', { n: lesson, all: 5 })));
      await fitsSideways(page);
      const task = page.locator('.ticks input').first();
      assert.equal(await task.isChecked(), false, 'nothing is ticked before');
      await (scripts ? page.locator('.ticks label').first().click() : task.check());
      if (scripts) {
        await page.getByText(say('ticks-saved'), { exact: true }).waitFor();
      } else {
        await follow(page, say('ticks-save'));
      }
      await page.reload();
      assert.ok(await page.locator('.ticks input').first().isChecked(), 'a tick comes back');
      if (lesson === 1) {
        await page.locator('#note-words').fill('Line one\nLine <b>two</b>');
        await follow(page, say('note-save'));
        assert.equal(await page.locator('#note-words').inputValue(), 'Line one\nLine <b>two</b>');
      }
      const next = lesson < 5 ? say('lesson-next', { lesson: '' }).trim() : say('lesson-next-check');
      await follow(page, new RegExp(`^${next.replaceAll(/\s/g, '\\s')}`));
    }

    assert.ok((await page.locator('nav.trail').innerText()).includes(say('quiz-of', { n: 1, all: bank.size })));
    await checkMyself(page, { at, say, scripts, bank });
    await follow(page, say('module-after-check'));
    if (await page.getByLabel(mostly, { exact: true }).count() === 0) await follow(page, say('check-begin'));
    assert.equal(await rate(page, mostly), 4, 'four skills after');

    await page.goto(at('/map'));
    const map = await text(page);
    assert.ok(map.includes(notYet) && map.includes(alone), map);
    assert.equal(map.split(say('story-surer', { then: little.toLowerCase(), now: mostly.toLowerCase() })).length - 1 >= 4, true, 'each of the four skills moved');
    assert.doesNotMatch(map, /%|score of|average|moyenne/i);
    await look(page);
    assert.equal(await page.locator('.readout').isVisible(), scripts, 'the hint to tap stands where tapping does something');
    if (scripts) {
      assert.equal(await page.locator('.readout').innerText(), say('map-reader-hint'));
      await page.locator('.map > li').first().focus();
      const first = await page.locator('.readout').innerText();
      await page.keyboard.press('ArrowDown');
      const second = await page.locator('.readout').innerText();
      assert.notEqual(first, second, 'arrow keys read the next skill');
      assert.match(second, /more sure/i);
    }
    await page.goto(at('/map/paper'));
    const statements = await page.locator('.hand-sheet li').allInnerTexts();
    assert.ok(statements.length >= 4, 'what the four skills came to is on the paper');

    await page.goto(at('/me'));
    await follow(page, say('me-close'));
    assert.equal(await title(page), say('closed-title'));
    await page.goto(at('/me'));
    assert.equal(await title(page), say('open-title'), 'closed means closed');
    await page.getByLabel(say('whose-shared')).check();
    await follow(page, say('go-on'));
    await page.getByLabel(say('open-words')).fill(`${card.name} ${card.words.join(' ')}`);
    await follow(page, say('open-title'));
    const last = lessons[locale];
    assert.ok((await text(page)).includes(say('module-go-on', { lesson: last })), `it goes on with ${last}`);
    await page.goto(at('/me/notes'));
    assert.match(await text(page), /Line <b>two<\/b>/);

    await page.goto(at('/me/information'));
    await page.locator('#card-again').fill(card.words.join(' '));
    await follow(page, say('information-here'));
    assert.match(await text(page), /Line <b>two<\/b>/, 'everything is shown, notes too');
    await page.goto(at('/me/information'));
    await page.locator('#card-again').fill(card.words.join(' '));
    await page.getByLabel(say('information-shared-known')).check();
    const [sheet] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: say('information-sheet') }).click()]);
    assert.match(sheet.suggestedFilename(), locale === 'en' ? /^my-information\.html$/ : /\.html$/);
    assert.match(await readFile(await sheet.path(), 'utf8'), /Line &lt;b&gt;two/);

    await page.goto(at('/me/delete'));
    await page.locator('#card-again').fill(card.words.join(' '));
    await follow(page, say('delete-do'));
    assert.equal(await title(page), say('deleted-title'));
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

test('the picture code on a handout leads back to its lessons', async () => {
  const one = await reader(browser, house);
  await one.page.goto('/fr/learn/digital-doorways/accounts-and-passwords/handout');
  assert.match(await readsCode(browser, one.page.locator('.way-back svg')), /^http:\/\/localhost:\d+\/fr\/learn\/digital-doorways\/accounts-and-passwords$/);
  await one.close();
});

test('a lesson prints on two pages at most, a handout and a card on one', async () => {
  const { execFileSync } = await import('node:child_process');
  const { writeFile, mkdtemp } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const { join: path } = await import('node:path');
  const folder = await mkdtemp(path(tmpdir(), 'print-'));
  const one = await reader(browser, house);
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
