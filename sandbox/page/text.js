// Turns the tree of mrkdwn.js, and Slack's text objects, into DOM nodes.
import { format_date } from './dates.js';
import { el, fragment } from './dom.js';
import { emoji } from './emoji.js';
import { parse_mrkdwn, parse_plain } from './mrkdwn.js';
import { channel, channel_name, now_seconds, person_name, reader_zone, state } from './state.js';

const TAGS = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  quote: 'blockquote',
  pre: 'pre',
  code: 'code',
};

export function link(url, ...children) {
  return el(
    'a',
    { href: url, target: '_blank', rel: 'noopener noreferrer', class: 'link' },
    ...children,
  );
}

export function user_chip(id, label) {
  const name = person_name(id) ?? label ?? id;
  return el(
    'span',
    { class: id === state.as ? 'chip chip-me' : 'chip', data: { user: id } },
    `@${name}`,
  );
}

// The click is handled once for the whole page, in main.js, by data-channel.
export function channel_chip(id, label) {
  const found = channel(id);
  if (!found) return el('span', { class: 'chip' }, `#${label || 'private channel'}`);
  return el(
    'button',
    { type: 'button', class: 'chip chip-link', data: { channel: id } },
    `#${channel_name(found)}`,
  );
}

export function emoji_node(name, unicode) {
  const sign = emoji(name) ?? unicode;
  if (!sign) return document.createTextNode(`:${name}:`);
  return el(
    'span',
    {
      class: 'emoji',
      role: 'img',
      'aria-label': `${name.replaceAll('_', ' ')} emoji`,
      title: `:${name}:`,
    },
    sign,
  );
}

export function date_node(date) {
  const shown = format_date(date, reader_zone(), now_seconds());
  const full = format_date(
    { ...date, format: '{date_long} at {time}' },
    reader_zone(),
    now_seconds(),
  );
  const node = el(
    'time',
    { class: 'date', title: full, datetime: new Date(date.timestamp * 1000).toISOString() },
    shown,
  );
  return date.url ? link(date.url, node) : node;
}

function to_node(node) {
  const children = () => node.children.map(to_node);
  switch (node.type) {
    case 'text':
      return document.createTextNode(node.text);
    case 'link':
      return link(node.url, parse_plain(node.label).map(to_node));
    case 'user':
      return user_chip(node.id, node.label);
    case 'channel':
      return channel_chip(node.id, node.label);
    case 'usergroup':
      return el('span', { class: 'chip' }, node.label ?? `@${node.id}`);
    case 'broadcast':
      return el('span', { class: 'chip chip-me' }, `@${node.range}`);
    case 'date':
      return date_node(node);
    case 'emoji':
      return emoji_node(node.name);
    default:
      return el(TAGS[node.type], {}, children());
  }
}

export function mrkdwn_nodes(text) {
  return fragment(parse_mrkdwn(text).map(to_node));
}

export function plain_nodes(text, with_emoji = true) {
  return fragment(parse_plain(text, with_emoji).map(to_node));
}

// A composition text object: {"type":"mrkdwn"|"plain_text","text":…}.
export function text_nodes(object) {
  if (!object) return fragment();
  if (object.type === 'mrkdwn') return mrkdwn_nodes(object.text);
  return plain_nodes(object.text, object.emoji !== false);
}

// For labels of controls, where only letters fit.
export function text_of(object) {
  if (!object) return '';
  const span = el('span', {}, text_nodes(object));
  return span.textContent;
}
