// Every template in the evening colours, with more contrast, with both, with forced colours, and calm: wide and narrow, for a guest, a
// learner and staff. axe finds nothing, leaves nothing undecided, and text has 7:1 (WCAG 1.4.6). The colours of the day are looked at
// in `reading.test.mjs` and in the journeys.
import { after, before, test } from 'node:test';
import { at, becomeLearner, becomeStaff, placed, reading, staffed } from './everywhere.mjs';
import { axeFindsNothing, follow, reader, startBrowser, startHouse } from './house.mjs';

let house, browser, learner, staff;
before(async () => {
  [house, browser] = await Promise.all([startHouse({ demo: false }), startBrowser()]);
  learner = await cookiesOf(becomeLearner);
  staff = await cookiesOf(becomeStaff);
});
after(async () => { await browser?.close(); await house?.stop(); });

/** Becomes somebody once; every mode comes in with the same cookies. */
async function cookiesOf(become) {
  const one = await reader(browser, house);
  await become(one.page, house);
  const state = await one.page.context().storageState();
  await one.close();
  return state;
}

async function calm(page) {
  await page.goto('/en/display');
  await page.locator('label[for=calm-calm]').click();
  await follow(page, 'Use this');
}

for (const [name, options, prepare] of [
  ['day', {}],
  ['evening', { colorScheme: 'dark' }],
  ['more contrast', { contrast: 'more' }],
  ['more contrast in the evening', { contrast: 'more', colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
  ['calm', {}, calm],
  ['calm in the evening', { colorScheme: 'dark' }, calm],
]) {
  for (const [who, paths, cookies] of [['a guest', reading, () => undefined], ['a learner', placed, () => learner], ['staff', staffed, () => staff]]) {
    test(`${name}, ${who}: nothing wrong, nothing undecided`, async () => {
      const one = await reader(browser, house, { ...options, storageState: cookies() });
      await prepare?.(one.page);
      for (const path of paths) {
        await one.page.goto(at('en', path));
        for (const width of [1280, 320]) {
          await one.page.setViewportSize({ width, height: 900 });
          await axeFindsNothing(one.page);
        }
      }
      await one.close();
    });
  }
}
