// From nothing to a competency that holds, by every kind of evidence that there is: a framework in which one competency asks for all six. Then
// an award whose badge a verifier that is not ours takes, and whose changed copy it refuses; and two years later, by the program's own clock, the time
// to show it once more. Deliberately absent: what each page looks like, which the tests of each kind see.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { decisions, questions } from './answers.mjs';
import { looksWell, signedIn } from './demo.mjs';
import { verify } from './foreign_verifier.mjs';
import { root, startBrowser, startHouse } from './house.mjs';

const [module, folder, competency] = ['/train/care-online/data-in-care', 'care-online/04-data-in-care', 'cc-4.4'];
const [vignette, sheet] = ['lucie', 'who-looks'];
const KINDS = ['knowledge', 'vignette', 'observed', 'reflection'];
const good = { en: 'Good', fr: 'Bien' };
let content, browser;

/** The shipped texts, with a framework in which this competency asks for everything, and a case that is about it, too. */
async function demanding() {
  const copy = await mkdtemp(join(tmpdir(), 'doorstep-content-'));
  await cp(join(root, 'content'), copy, { recursive: true });
  const file = join(copy, 'frameworks/clinician-competencies.yaml');
  const text = await readFile(file, 'utf8');
  const [head, rest] = text.split(`      - id: ${competency}\n`);
  const [own, ...others] = rest.split(/(?=^ {6}- id: |^ {2}- id: )/m);
  const asked = [...KINDS.map((kind) => `{ kind: ${kind} }`), '{ kind: prior-learning, level: proficient }', '{ kind: course-completion }'];
  const rules = `        evidence:\n${KINDS.map((kind) => `          - ${kind}\n`).join('')}        rules:\n          foundation:\n            needs: { kind: knowledge }\n          proficient:\n            all:\n${asked.map((need) => `              - needs: ${need}\n`).join('')}`;
  await writeFile(file, `${head}      - id: ${competency}\n${own.replace(/ {8}evidence:\n(?: {10}- .+\n)+/, rules)}${others.join('')}`);
  for (const name of [`vignette-${vignette}.md`, `vignette-${vignette}.fr.md`]) {
    const one = join(copy, 'courses', folder, name);
    await writeFile(one, (await readFile(one, 'utf8')).replace(/^competencies: \[(.+)\]$/m, `competencies: [$1, ${competency}]`));
  }
  const about = join(copy, 'courses', folder, 'module.md');
  await writeFile(about, (await readFile(about, 'utf8')).replace(/^draw: .+$/m, 'draw: 22')); // all of them, so that none of the six is left out by chance
  return copy;
}

before(async () => { [content, browser] = await Promise.all([demanding(), startBrowser()]); });
after(async () => { await browser?.close(); await rm(content, { recursive: true, force: true }); });

const text = (page) => page.locator('main').innerText();

async function press(page, selector) {
  const loaded = page.waitForEvent('load');
  await page.locator(selector).first().click();
  await loaded;
}

/** Each way to show something, as its person and whoever has a part in it take it. */
const ways = {
  async 'course-completion'({ own, at }) {
    await own.goto(at(module));
    const lessons = await own.locator('.lessons a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    for (const lesson of lessons) {
      await own.goto(lesson);
      await press(own, 'main form .btn');
    }
  },

  async knowledge({ own, at, locale }) {
    const bank = await questions(locale, folder);
    await own.goto(at(`${module}/knowledge`));
    await press(own, 'main form button[type=submit]');
    while (!/q=check$/.test(own.url())) {
      for (const [place, choice] of bank.get(await own.locator('input[name=item]').inputValue()).entries()) {
        if (choice.ordered) await own.locator(`[name=place-${place}]`).selectOption(`${place + 1}`);
        else if (choice.fits) await own.locator(`[name=choice][value="${place}"]`).check();
      }
      await press(own, 'main form button[type=submit]');
    }
    await press(own, 'main form button[type=submit]');
  },

  async vignette({ own, at, locale }) {
    const scenes = await decisions(locale, folder, `vignette-${vignette}`);
    await own.goto(at(`${module}/case/${vignette}`));
    await press(own, `main form[action$="/case/${vignette}"] button`);
    for (let scene = [...scenes.keys()][0]; scenes.get(scene).length > 0; ) {
      const choice = scenes.get(scene).findIndex((decision) => decision.worth === good[locale]);
      await own.locator(`label[for=choice-${choice}]`).click();
      await press(own, 'main form button[type=submit]');
      await press(own, 'main .acts a.btn');
      scene = scenes.get(scene)[choice].to;
    }
  },

  async observed({ own, other, at }) {
    await own.goto(at(`${module}/observe/${sheet}`));
    await own.locator('label[for^=who-]').first().click();
    await own.locator('#line').fill('Tuesday at two');
    await press(own, 'form:has(#line) button[type=submit]');
    await other.goto(at('/staff/observe'));
    await press(other, 'main li a[href*="/staff/observe/"]');
    for (const seen of await other.locator('label[for^=seen-]').all()) await seen.click();
    for (const label of ['label[for=rating-safe-alone]', 'label[for^=setting-]']) await other.locator(label).first().click();
    await press(other, 'button[value=sign]');
    assert.match(other.url(), /done=signed/);
  },

  async reflection({ own, other, at }) {
    await own.goto(at(`/train/record/${competency}/reflect`));
    await own.locator('#words').fill('I asked where the person was before anything else, and I wrote it down. Next time I say plan B first.');
    await own.locator('label[for^=who-]').first().click();
    await press(own, 'button[name=do][value=send]');
    await other.goto(at('/staff/observe'));
    await press(other, 'main li a[href*="/staff/reflections/"]');
    await press(other, 'button[name=do][value=read]');
  },

  async 'prior-learning'({ own, other, at }) {
    await own.goto(at(`/train/record/${competency}/prior`));
    await own.locator('#learned').fill('Two terms on calls in a crisis, with drills every week.');
    for (const [id, words] of [['place', 'A school of nursing'], ['period', '2022'], ['duration', '30 h']]) await own.locator(`#${id}`).fill(words);
    await own.locator('label[for^=level-]').last().click();
    await own.locator('label[for^=who-]').first().click();
    await press(own, 'button[name=do][value=send]');
    await other.goto(at('/staff/observe'));
    await press(other, 'main li a[href*="/staff/prior/"]');
    await other.locator('label[for^=level-]').last().click();
    await other.locator('#comment').fill('More than was asked for.');
    await press(other, 'button[name=do][value=approve]');
    assert.match(other.url(), /done=approved/);
  },
};

for (const [locale, scripts, level] of [['en', true, 'Proficient'], ['fr', false, 'Compétent']]) {
  test(`from nothing to a competency that holds, in ${locale}, ${scripts ? 'with' : 'without'} scripts`, async (t) => {
    let house = await startHouse({ content });
    t.after(() => house.stop());
    const at = (path) => `/${locale}${path}`;
    const [clinician, observer] = await Promise.all(['demo.clinician', 'demo.observer'].map((who) => signedIn(browser, house, who, { scripts })));
    const [own, other] = [clinician.page, observer.page];
    const row = async () => {
      await own.goto(at('/train/record'));
      return own.locator(`tr:has(a[href$="/record/${competency}"]) td`).first().innerText();
    };
    assert.notEqual(await row(), level, 'nothing is shown yet');

    const all = Object.entries(ways);
    for (const [n, [kind, show]] of all.entries()) {
      await show({ own, other, at, locale });
      assert.equal(await row() === level, n === all.length - 1, `after ${kind}`);
    }
    await own.goto(at(`/train/record/${competency}`));
    await looksWell(own, 1280);
    assert.equal(await own.locator('section[aria-labelledby=ev] article').count(), all.length, 'each piece is in the trail');

    // An award of it, for a verifier that is not ours.
    await own.goto(at('/train/record/awards'));
    await own.locator(`main .opt label:has-text("${level}")`).first().click();
    await own.locator('#name').fill('Zoé Œuvrard-D’Aoust');
    await press(own, 'form:has(#name) button[type=submit]');
    const code = new URL(own.url()).pathname.split('/').at(-1);
    const jwt = await fetch(`${house.at}/awards/badges/${code}.jwt`).then((answer) => answer.text());
    const { credential, revoked } = await verify(jwt);
    assert.equal(revoked, false);
    assert.match(JSON.stringify(credential.credentialSubject.achievement.name), new RegExp(level));
    const [header, payload, signature] = jwt.split('.');
    const changed = JSON.parse(Buffer.from(payload, 'base64url'));
    changed.credentialSubject.achievement.name = 'Everything';
    await assert.rejects(verify([header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.')), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
    await clinician.close();
    await observer.close();

    // Later: first a word that it ends soon, with what to do; then it has ended, and nothing of it is lost.
    const end = new Date(credential.validUntil).getTime();
    const later = async (days) => {
      await house.stop({ keep: true });
      const ahead = Math.round((end - Date.now()) / 86_400_000) + days;
      house = await startHouse({ content, data: house.data, ahead: `+${ahead}d` });
      const one = await signedIn(browser, house, 'demo.clinician', { scripts });
      await one.page.goto(at(`/train/record/${competency}`));
      return one;
    };
    const soon = await later(-20);
    assert.ok((await text(soon.page)).includes({ en: 'To renew', fr: 'À renouveler' }[locale]), await text(soon.page));
    await looksWell(soon.page, 1280);
    await soon.page.goto(at('/staff/inbox'));
    await looksWell(soon.page, 1280);
    assert.match(await text(soon.page), { en: /in your record end within two months/, fr: /deux mois/ }[locale]);
    await soon.close();
    const past = await later(70);
    assert.equal(await past.page.locator('section[aria-labelledby=ev] article').count(), all.length, 'history stays');
    await past.page.goto(at('/train/record'));
    assert.notEqual(await past.page.locator(`tr:has(a[href$="/record/${competency}"]) td`).first().innerText(), level, 'it has to be shown once more');
    await past.close();
  });
}
