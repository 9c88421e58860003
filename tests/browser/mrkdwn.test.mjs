// The page's reading of mrkdwn: text to tree, without a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode_entities, parse_mrkdwn, parse_plain } from '../../sandbox/page/mrkdwn.js';

const text = (words) => ({ type: 'text', text: words });
const only = (source) => {
  const nodes = parse_mrkdwn(source);
  assert.equal(nodes.length, 1, JSON.stringify(nodes));
  return nodes[0];
};

test('BoldItalicAndStrikeNeedAWordBoundary', () => {
  assert.deepEqual(parse_mrkdwn('a *b* _c_ ~d~'), [
    text('a '),
    { type: 'bold', children: [text('b')] },
    text(' '),
    { type: 'italic', children: [text('c')] },
    text(' '),
    { type: 'strike', children: [text('d')] },
  ]);
  for (const plain of [
    'snake_case_name',
    '2*3*4',
    '* not bold *',
    '*open',
    '**',
    '~~',
    'a *b\nc*',
  ]) {
    assert.deepEqual(parse_mrkdwn(plain), [text(plain)], plain);
  }
});

test('StylesNestAndHoldLinks', () => {
  assert.deepEqual(only('*_both_*'), {
    type: 'bold',
    children: [{ type: 'italic', children: [text('both')] }],
  });
  assert.deepEqual(only('*<https://x.example/a*b|see *this*>*').children, [
    { type: 'link', url: 'https://x.example/a*b', label: 'see *this*' },
  ]);
});

test('EntitiesAreDecodedOnceAndNeverMakeATag', () => {
  assert.equal(decode_entities('&amp;lt; &lt; &gt; &quot;'), '&lt; < > &quot;');
  assert.deepEqual(parse_mrkdwn('&lt;script&gt;alert(1)&lt;/script&gt;'), [
    text('<script>alert(1)</script>'),
  ]);
  assert.deepEqual(parse_mrkdwn('&lt;@U0ALICE001&gt;'), [text('<@U0ALICE001>')]);
  assert.deepEqual(parse_mrkdwn('<script>alert(1)</script>'), [text('<script>alert(1)</script>')]);
});

test('OnlyWebAndMailAddressesBecomeLinks', () => {
  assert.deepEqual(only('<https://x.example/?a=1&amp;b=2|label &amp; more>'), {
    type: 'link',
    url: 'https://x.example/?a=1&b=2',
    label: 'label & more',
  });
  assert.deepEqual(only('<mailto:a@x.example|mail>').url, 'mailto:a@x.example');
  for (const bad of ['<javascript:alert(1)|click>', '<data:text/html,x|click>', '<//x.example>']) {
    assert.deepEqual(parse_mrkdwn(bad), [text(bad)]);
  }
});

test('BareAddressesBecomeLinksWithoutTheFullStop', () => {
  assert.deepEqual(parse_mrkdwn('see https://x.example/a_b_c. Thanks'), [
    text('see '),
    { type: 'link', url: 'https://x.example/a_b_c', label: 'https://x.example/a_b_c' },
    text('. Thanks'),
  ]);
});

test('PeopleChannelsGroupsAndBroadcastsAreNodes', () => {
  assert.deepEqual(only('<@U0ALICE001>'), { type: 'user', id: 'U0ALICE001', label: null });
  assert.deepEqual(only('<@W0ALICE001|alice>'), { type: 'user', id: 'W0ALICE001', label: 'alice' });
  assert.deepEqual(only('<#C0GENERAL1|general>'), {
    type: 'channel',
    id: 'C0GENERAL1',
    label: 'general',
  });
  assert.deepEqual(only('<!subteam^S0GROUP001>'), {
    type: 'usergroup',
    id: 'S0GROUP001',
    label: null,
  });
  assert.deepEqual(only('<!here>'), { type: 'broadcast', range: 'here' });
});

test('ADateKeepsFormatLinkAndFallback', () => {
  assert.deepEqual(only('<!date^1700000000^{date_short} at {time}^https://x.example/|Nov 14>'), {
    type: 'date',
    timestamp: 1700000000,
    format: '{date_short} at {time}',
    url: 'https://x.example/',
    fallback: 'Nov 14',
  });
  assert.equal(only('<!date^1^{time}^javascript:alert(1)|x>').url, null);
  assert.deepEqual(only('<!date^soon^{time}|soon>'), text('soon'));
});

test('CodeKeepsItsSignsAndCodeBlocksTheirLines', () => {
  assert.deepEqual(only('`*a* &lt;b&gt;`'), { type: 'code', children: [text('*a* <b>')] });
  assert.deepEqual(parse_mrkdwn('before\n```\n*a*\n  b\n```\nafter'), [
    text('before'),
    { type: 'pre', children: [text('*a*\n  b')] },
    text('after'),
  ]);
  assert.deepEqual(parse_mrkdwn('``` open'), [text('``` open')]);
});

test('QuotedLinesGatherIntoOneQuote', () => {
  assert.deepEqual(parse_mrkdwn('a\n&gt; b\n>*c*\nd'), [
    text('a'),
    { type: 'quote', children: [text('b\n'), { type: 'bold', children: [text('c')] }] },
    text('d'),
  ]);
});

test('KnownEmojiAreNodesAndUnknownOnesStayText', () => {
  assert.deepEqual(parse_mrkdwn(':tada: at 10:30:45 :our_logo: :wave::skin-tone-3:'), [
    { type: 'emoji', name: 'tada' },
    text(' at 10:30:45 :our_logo: '),
    { type: 'emoji', name: 'wave' },
  ]);
  assert.deepEqual(parse_mrkdwn(':constructor:'), [text(':constructor:')]);
});

test('PlainTextHasNoStylesAndEmojiOnlyUnlessSwitchedOff', () => {
  assert.deepEqual(parse_plain('*a* :tada: &amp;'), [
    text('*a* '),
    { type: 'emoji', name: 'tada' },
    text(' &'),
  ]);
  assert.deepEqual(parse_plain(':tada:', false), [text(':tada:')]);
});

test('AnyTextIsReadWithoutHanging', () => {
  const nasty = [
    '*'.repeat(5000),
    '*a '.repeat(3000),
    '<'.repeat(5000),
    '`'.repeat(5000),
    '>'.repeat(5000),
    '_*~'.repeat(3000),
    ':'.repeat(5000),
    '```'.repeat(2000),
    'https://'.repeat(2000),
  ];
  for (const source of nasty) {
    const started = performance.now();
    assert.ok(parse_mrkdwn(source).length > 0);
    assert.ok(performance.now() - started < 2000, `${source.slice(0, 9)} took too long`);
  }
});
