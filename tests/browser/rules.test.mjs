// The page's other rules without a browser: suggestions, the line that is sent, forms, dates.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete, encode_line } from '../../sandbox/page/completion.js';
import {
  format_date,
  known_zone,
  seconds_to_wall,
  wall_to_seconds,
} from '../../sandbox/page/dates.js';
import { action_value, Form, form_errors } from '../../sandbox/page/forms.js';
import { readable } from '../../sandbox/page/readable.js';
import { format_hash, parse_hash } from '../../sandbox/page/state.js';

const people = [
  { id: 'U0LENA0001', name: 'lena', real_name: 'Lena Vogt', title: 'SAL' },
  { id: 'U0LENA0002', name: 'lena.m', real_name: 'Lena', title: 'CSM' },
  { id: 'U0GONE0001', name: 'gone', real_name: 'Gone Person', deleted: true },
];
const channels = [
  { id: 'C0GENERAL1', name: 'general', kind: 'public' },
  { id: 'C0SECRET01', name: 'enablement', kind: 'private' },
  { id: 'D0APP', name: 'fieldcert', kind: 'app' },
];
const commands = [
  {
    command: '/cert',
    hint: 'status …',
    words: [
      { word: 'status', hint: 'where you stand' },
      { word: 'courses', hint: '' },
      { word: 'course', hint: '' },
    ],
  },
];
const known = { people, channels, commands };
const titles = (line) =>
  complete(line, line.length, known)?.items.map(({ title }) => title) ?? null;

test('ASlashListsCommandsThenTheirWords', () => {
  assert.deepEqual(titles('/'), ['/cert']);
  assert.deepEqual(titles('/cert '), ['/cert status', '/cert courses', '/cert course']);
  assert.deepEqual(titles('/cert cou'), ['/cert courses', '/cert course']);
  assert.equal(complete('/cert ', 6, known).preselect, false);
  assert.equal(complete('/cert s', 7, known).from, 6);
  assert.equal(titles('/cert status'), null);
  assert.equal(titles('/other '), null);
  assert.equal(titles('not /cert'), null);
});

test('AnAtSignListsPeopleByAnyOfTheirNamesButNotThoseWhoLeft', () => {
  assert.deepEqual(titles('hello @vo'), ['Lena Vogt']);
  assert.deepEqual(titles('@lena'), ['Lena Vogt', 'Lena']);
  assert.equal(titles('@gone'), null);
  assert.equal(titles('mail@lena'), null);
  assert.deepEqual(titles('/cert status @vogt'), ['Lena Vogt']);
  assert.deepEqual(titles('see #gen'), ['general']);
});

test('TheSentLineCarriesIdsAndEscapesTheRest', () => {
  const cases = {
    '/cert status @Lena Vogt': '/cert status <@U0LENA0001>',
    '@Lena, @lena and @lena.m!': '<@U0LENA0002>, <@U0LENA0001> and <@U0LENA0002>!',
    'a@lena x': 'a@lena x',
    '#general & #enablement': '<#C0GENERAL1|general> &amp; <#C0SECRET01|>',
    '<!channel> <@U1>': '&lt;!channel&gt; &lt;@U1&gt;',
    'see https://x.example/?a=1&b=2.': 'see <https://x.example/?a=1&amp;b=2>.',
    '@here': '<!here>',
  };
  for (const [typed, sent] of Object.entries(cases)) assert.equal(encode_line(typed, known), sent);
});

const options = ['a', 'b', 'c'].map((value) => ({
  text: { type: 'plain_text', text: value },
  value,
}));
const blocks = [
  {
    type: 'input',
    block_id: 't',
    element: { type: 'plain_text_input', action_id: 't', min_length: 3 },
  },
  {
    type: 'input',
    block_id: 'n',
    optional: true,
    element: {
      type: 'number_input',
      action_id: 'n',
      is_decimal_allowed: false,
      max_value: '5',
    },
  },
  {
    type: 'section',
    block_id: 's',
    accessory: { type: 'checkboxes', action_id: 'c', options, initial_options: [options[1]] },
  },
  {
    type: 'actions',
    block_id: 'a',
    elements: [
      { type: 'button', action_id: 'b' },
      { type: 'users_select', action_id: 'u' },
      { type: 'datepicker', action_id: 'd' },
    ],
  },
];

test('TheStateHoldsEveryStatefulElementAlsoUntouchedOnes', () => {
  assert.deepEqual(new Form().snapshot(blocks), {
    t: { t: { type: 'plain_text_input', value: null } },
    n: { n: { type: 'number_input', value: null } },
    s: { c: { type: 'checkboxes', selected_options: [options[1]] } },
    a: {
      u: { type: 'users_select', selected_user: null },
      d: { type: 'datepicker', selected_date: null },
    },
  });
});

test('EntriesOutliveAnUpdateOfTheViewWhileTheirIdsStay', () => {
  const form = new Form();
  form.set('t', blocks[0].element, 'typed');
  form.learn({ t: { t: { type: 'plain_text_input', value: 'old' } } });
  assert.equal(form.get('t', blocks[0].element).value, 'typed');
  const renamed = [{ ...blocks[0], block_id: 't2' }];
  assert.equal(form.snapshot(renamed).t2.t.value, null);
});

test('AnActionCarriesTheValueOfItsElement', () => {
  assert.deepEqual(action_value({ type: 'static_select', selected_option: options[0] }), {
    option: 'a',
  });
  assert.deepEqual(action_value({ type: 'radio_buttons', selected_option: null }), {
    option: null,
  });
  assert.deepEqual(action_value({ type: 'checkboxes', selected_options: [options[2]] }), {
    options: ['c'],
  });
  assert.deepEqual(action_value({ type: 'multi_users_select', selected_users: ['U1'] }), {
    ids: ['U1'],
  });
  assert.deepEqual(action_value({ type: 'channels_select', selected_channel: 'C1' }), { id: 'C1' });
  assert.deepEqual(action_value({ type: 'datetimepicker', selected_date_time: 5 }), {
    date_time: 5,
  });
  assert.deepEqual(action_value({ type: 'plain_text_input', value: null }), { text: '' });
});

test('WrongEntriesAreNamedBesideTheirBlockBeforeTheAppIsAsked', () => {
  const form = new Form();
  assert.deepEqual(Object.keys(form_errors(blocks, form)), ['t']);
  form.set('t', blocks[0].element, 'ab');
  form.set('n', blocks[1].element, '6');
  assert.match(form_errors(blocks, form).t, /at least 3/);
  assert.match(form_errors(blocks, form).n, /at most 5/);
  form.set('t', blocks[0].element, 'abc');
  form.set('n', blocks[1].element, '5');
  assert.deepEqual(form_errors(blocks, form), {});
});

test('DatesAreWordedInTheReadersZone', () => {
  const at = (format, zone, now = 1800000000) =>
    format_date({ timestamp: 1700000000, format, fallback: 'F' }, zone, now);
  assert.equal(
    at('{date_long} at {time}', 'Europe/Prague'),
    'Tuesday, November 14th, 2023 at 11:13 PM',
  );
  assert.equal(at('{date_num} {time}', 'Asia/Kolkata'), '2023-11-15 3:43 AM');
  assert.equal(at('{date_short_pretty} at {time}', 'UTC', 1700000100), 'Today at 10:13 PM');
  assert.equal(at('Opens {date_pretty}', 'UTC', 1700000000 - 86400), 'Opens tomorrow');
  assert.equal(at('{ago}', 'UTC', 1700000000 + 7200), '2 hours ago');
  assert.equal(at('{nonsense}', 'UTC'), 'F');
  assert.equal(known_zone('Not/AZone'), known_zone(null));
});

test('WallTimeAndInstantAgreeAcrossAChangeOfTheClocks', () => {
  for (const wall of [
    '2026-03-28T09:30',
    '2026-03-29T09:30',
    '2026-10-25T12:00',
    '2026-10-24T23:59',
  ]) {
    assert.equal(seconds_to_wall(wall_to_seconds(wall, 'Europe/Berlin'), 'Europe/Berlin'), wall);
  }
  assert.equal(
    wall_to_seconds('2026-03-29T09:30', 'Europe/Berlin'),
    Date.parse('2026-03-29T07:30Z') / 1000,
  );
  assert.equal(wall_to_seconds('', 'UTC'), null);
});

test('TheAddressNamesPersonChannelAndTab', () => {
  const place = { as: 'U1', channel: 'C1', tab: 'home' };
  assert.deepEqual(parse_hash(format_hash(place)), place);
  assert.equal(format_hash({ as: 'U1', channel: 'C1' }), '#as=U1&c=C1');
  assert.equal(parse_hash('#tab=nonsense').tab, null);
});

test('TrafficBodiesAreLaidOutForReading', () => {
  assert.equal(readable('{"a":1}'), '{\n  "a": 1\n}');
  assert.equal(readable('text=a+b&blocks=%5B1%5D'), 'text = a b\nblocks = [\n  1\n]');
  assert.equal(readable('<html>'), '<html>');
  assert.equal(readable(null), '');
});
