// Draws a rich_text block: sections, lists with indent, quotes and preformatted text.
import { el } from './dom.js';
import { channel_chip, date_node, emoji_node, link, user_chip } from './text.js';
import { safe_url } from './mrkdwn.js';

const STYLE_TAGS = [
  ['code', 'code'],
  ['bold', 'strong'],
  ['italic', 'em'],
  ['strike', 's'],
  ['underline', 'u'],
];
const COLOUR = /^#[0-9a-f]{3,8}$/i;

function styled(node, style = {}) {
  return STYLE_TAGS.reduce(
    (inner, [name, tag]) => (style?.[name] ? el(tag, {}, inner) : inner),
    node,
  );
}

function rich_date(part) {
  return date_node({
    timestamp: Number(part.timestamp),
    format: part.format ?? '',
    url: safe_url(part.url),
    fallback: part.fallback ?? '',
  });
}

function inline(part) {
  switch (part.type) {
    case 'text':
      return styled(document.createTextNode(part.text ?? ''), part.style);
    case 'link': {
      const url = safe_url(part.url);
      const shown = part.text || part.url || '';
      return styled(url ? link(url, shown) : document.createTextNode(shown), part.style);
    }
    case 'user':
      return styled(user_chip(part.user_id), part.style);
    case 'usergroup':
      return el('span', { class: 'chip' }, `@${part.usergroup_id}`);
    case 'channel':
      return styled(channel_chip(part.channel_id), part.style);
    case 'broadcast':
      return el('span', { class: 'chip chip-me' }, `@${part.range}`);
    case 'emoji':
      return emoji_node(part.name ?? '', null);
    case 'date':
      return rich_date(part);
    case 'color':
      return color(part);
    default:
      return document.createTextNode(part.text ?? part.fallback ?? '');
  }
}

function color(part) {
  const value = String(part.value ?? '');
  const dot = COLOUR.test(value)
    ? el('span', { class: 'rt-colour', style: { backgroundColor: value } })
    : null;
  return el('span', {}, value, dot);
}

function list(part) {
  const ordered = part.style === 'ordered';
  const indent = Math.min(Math.max(Number(part.indent) || 0, 0), 8);
  const items = (part.elements ?? []).map((item) =>
    el('li', {}, (item.elements ?? []).map(inline)),
  );
  const props = {
    class: `rt-list rt-list-${ordered ? 'ordered' : 'bullet'}-${indent % 3}`,
    style: { marginLeft: `${indent * 28}px` },
  };
  if (ordered && Number(part.offset) > 0) props.start = Number(part.offset) + 1;
  return el(ordered ? 'ol' : 'ul', props, items);
}

function piece(part) {
  const children = () => (part.elements ?? []).map(inline);
  switch (part.type) {
    case 'rich_text_section':
      return el('div', { class: 'rt-section' }, children());
    case 'rich_text_list':
      return list(part);
    case 'rich_text_quote':
      return el('blockquote', {}, children());
    case 'rich_text_preformatted':
      return el('pre', {}, children());
    default:
      return null;
  }
}

export function rich_text(block) {
  return el('div', { class: 'block block-rich-text text' }, (block.elements ?? []).map(piece));
}
