// Draws a conversation: who said what and when. A message is drawn again only when it has changed,
// so that the focus and an open menu survive what happens around them.
import { author_avatar, is_from_app } from './avatar.js';
import { blocks_node } from './blocks.js';
import { clock_time, day_key, day_title } from './dates.js';
import { el, icon } from './dom.js';
import { focus_on, held_focus, same_control } from './focus.js';
import { attachment_nodes, message_menu, reactions_node } from './message_parts.js';
import { channel_name, is_room, now_seconds, person, person_name, reader_zone } from './state.js';
import { forget_form, make_surface } from './surface.js';
import { mrkdwn_nodes } from './text.js';

const GROUP_SECONDS = 300;
const NEAR_BOTTOM = 80;

const list = document.getElementById('messages');
let drawn = new Map();
let shown_conversation = null;

const seconds_of = (message) => Number.parseFloat(message.ts);
const author_of = (message) => (is_from_app(message) ? 'app' : message.user);

function follows(message, before) {
  return (
    Boolean(before) &&
    author_of(before) === author_of(message) &&
    Boolean(before.ephemeral) === Boolean(message.ephemeral) &&
    seconds_of(message) - seconds_of(before) < GROUP_SECONDS
  );
}

// The text of a person says all that their blocks say, and their *bold* and :emoji: besides.
function is_from_person(message) {
  const author = person(message.user);
  return Boolean(author && !author.is_bot && !is_from_app(message) && message.text);
}

function body(message, channel) {
  const edited = message.edited ? el('span', { class: 'edited' }, ' (edited)') : null;
  const key = `message:${channel.id}:${message.ts}`;
  if (!message.blocks?.length || is_from_person(message)) {
    forget_form(key);
    return el('div', { class: 'text' }, mrkdwn_nodes(message.text), edited);
  }
  const surface = make_surface({
    key,
    blocks: message.blocks,
    container: { type: 'message', channel: channel.id, ts: message.ts },
  });
  return [blocks_node(message.blocks, surface), edited];
}

function byline(message, zone) {
  const badge = is_from_app(message) ? el('span', { class: 'badge' }, 'APP') : null;
  return el(
    'div',
    { class: 'byline' },
    el('span', { class: 'author' }, person_name(message.user) ?? 'Someone'),
    badge,
    el(
      'time',
      { class: 'time', title: day_title(seconds_of(message), zone, now_seconds()) },
      clock_time(seconds_of(message), zone),
    ),
  );
}

function message_node(message, grouped, channel) {
  const zone = reader_zone();
  const at = clock_time(seconds_of(message), zone);
  const private_line =
    message.ephemeral && !grouped
      ? el('div', { class: 'only-you' }, icon('eye', 14), 'Only visible to you')
      : null;
  const side = grouped
    ? el('time', { class: 'time time-side' }, at.replace(/ [AP]M$/, ''))
    : author_avatar(message);
  return el(
    'article',
    {
      class: `message${grouped ? ' grouped' : ''}${message.ephemeral ? ' ephemeral' : ''}`,
      data: { ts: message.ts },
      'aria-label': `${person_name(message.user) ?? 'Someone'}, ${at}`,
    },
    private_line,
    el('div', { class: 'gutter' }, side),
    el(
      'div',
      { class: 'message-body' },
      grouped ? null : byline(message, zone),
      body(message, channel),
      attachment_nodes(message, channel),
      reactions_node(message),
    ),
    message_menu(message, channel),
  );
}

function day_divider(seconds) {
  return el(
    'div',
    { class: 'day' },
    el('span', {}, day_title(seconds, reader_zone(), now_seconds())),
  );
}

function beginning(channel) {
  const name = channel_name(channel);
  const job = person(channel.with)?.title;
  const words = {
    public: `This is the very beginning of the #${name} channel.`,
    private: `This is the very beginning of the private channel ${name}.`,
    im: `This conversation is just between you and ${name}${job ? `, ${job}` : ''}.`,
    app: `This is the very beginning of your messages with ${name}.`,
  }[channel.kind];
  const title = is_room(channel)
    ? [icon(channel.kind === 'private' ? 'lock' : 'hash', 24), name]
    : name;
  return el('div', { class: 'beginning' }, el('h2', {}, title), el('p', {}, words));
}

// The same node for the same content: key is what the message looks like.
function keyed(key, make, next) {
  const node = drawn.get(key) ?? make();
  next.set(key, node);
  return node;
}

function rows_of({ channel, messages }) {
  const next = new Map();
  const zone = reader_zone();
  const rows = [keyed(`beginning ${channel_name(channel)}`, () => beginning(channel), next)];
  let before = null;
  for (const message of messages) {
    const day = day_key(seconds_of(message), zone);
    if (!before || day !== day_key(seconds_of(before), zone)) {
      rows.push(
        keyed(
          `day ${day_title(seconds_of(message), zone, now_seconds())}`,
          () => day_divider(seconds_of(message)),
          next,
        ),
      );
      before = null;
    }
    const grouped = follows(message, before);
    rows.push(
      keyed(
        `${grouped} ${JSON.stringify(message)}`,
        () => message_node(message, grouped, channel),
        next,
      ),
    );
    before = message;
  }
  drawn = next;
  return rows;
}

// Moves only what has to move: taking a node out of the page and back would drop its focus.
function arrange(rows) {
  const wanted = new Set(rows);
  [...list.childNodes].filter((node) => !wanted.has(node)).forEach((node) => node.remove());
  rows.forEach((row, index) => {
    if (list.childNodes[index] !== row) list.insertBefore(row, list.childNodes[index] ?? null);
  });
}

function focused_control() {
  const held = held_focus(list);
  const message = document.activeElement?.closest?.('.message');
  return held && { ...held, ts: message.dataset.ts, gone: document.activeElement };
}

// A message that was updated in place is a new node: the focus goes to the same control in it.
function give_back_focus(held) {
  if (!held || held.gone.isConnected) return;
  const message = list.querySelector(`[data-ts="${CSS.escape(held.ts)}"]`);
  const next = message && (same_control(message, held) ?? message.querySelector('[data-action]'));
  if (!focus_on(next, held)) list.focus({ preventScroll: true });
}

export function draw_messages(conversation, key) {
  const is_other = key !== shown_conversation;
  const at_bottom = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_BOTTOM;
  if (is_other) {
    drawn = new Map();
    // A whole conversation must not be read out when it is opened.
    list.setAttribute('aria-live', 'off');
  }
  shown_conversation = key;
  const held = focused_control();
  arrange(rows_of(conversation));
  give_back_focus(held);
  if (is_other || at_bottom) list.scrollTop = list.scrollHeight;
  if (is_other) requestAnimationFrame(() => list.setAttribute('aria-live', 'polite'));
}

export function clear_messages() {
  shown_conversation = null;
  drawn = new Map();
  list.replaceChildren();
}
