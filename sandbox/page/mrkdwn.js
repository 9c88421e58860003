// Slack's mrkdwn: text in, a tree of plain values out. No DOM here, so that Node can test it;
// text.js turns the tree into nodes.
//
// Node types: text{text} bold|italic|strike|quote|pre{children} code{children} link{url,label}
// user|channel|usergroup{id,label} broadcast{range} date{timestamp,format,url,fallback} emoji{name}
import { emoji } from './emoji.js';

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' };
const WORD = /[\p{L}\p{N}]/u;
const EMOJI = /:([a-z0-9_+'-]+)(?:::skin-tone-[2-6])?:/y;
const BARE_URL = /https?:\/\/[^\s<>|]+/y;

// One pass, so that "&amp;lt;" becomes "&lt;" and not "<".
export function decode_entities(text) {
  return text.replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>' })[name]);
}

export function encode_entities(text) {
  return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
}

// Only addresses that a browser opens as a page or a mail: "javascript:" stays text.
export function safe_url(url) {
  return /^(https?:\/\/|mailto:)[^\s]/i.test(url ?? '') ? url : null;
}

export function parse_mrkdwn(text) {
  const nodes = [];
  for (const { kind, body } of split_fences(String(text ?? ''))) {
    if (kind === 'pre') nodes.push({ type: 'pre', children: parse_tokens(body) });
    else nodes.push(...parse_lines(body));
  }
  return trim_around_blocks(nodes);
}

function split_fences(text) {
  const pieces = [];
  let rest = text;
  for (;;) {
    const open = rest.indexOf('```');
    const close = open < 0 ? -1 : rest.indexOf('```', open + 3);
    if (close < 0 || close === open + 3) break;
    pieces.push({ kind: 'text', body: rest.slice(0, open) });
    pieces.push({ kind: 'pre', body: rest.slice(open + 3, close).replace(/^\n|\n$/g, '') });
    rest = rest.slice(close + 3);
  }
  pieces.push({ kind: 'text', body: rest });
  return pieces.filter((piece) => piece.kind === 'pre' || piece.body);
}

function parse_lines(text) {
  const nodes = [];
  let run = { quoted: false, lines: [] };
  const flush = () => {
    if (run.lines.length === 0) return;
    const children = parse_inline(run.lines.join('\n'));
    if (run.quoted) nodes.push({ type: 'quote', children });
    else nodes.push(...children, { type: 'text', text: '\n' });
    run = { quoted: false, lines: [] };
  };
  for (const line of text.split('\n')) {
    const quote = line.match(/^(?:&gt;|>) ?(.*)$/);
    if (Boolean(quote) !== run.quoted) {
      flush();
      run.quoted = Boolean(quote);
    }
    run.lines.push(quote ? quote[1] : line);
  }
  flush();
  const last = nodes.at(-1);
  if (last?.type === 'text' && last.text === '\n') nodes.pop();
  return nodes;
}

// A quote or code block already stands on its own line: the newline beside it would be a blank one.
function trim_around_blocks(nodes) {
  const is_block = (node) => node?.type === 'quote' || node?.type === 'pre';
  nodes.forEach((node, index) => {
    if (node.type !== 'text') return;
    if (is_block(nodes[index - 1])) node.text = node.text.replace(/^\n/, '');
    if (is_block(nodes[index + 1])) node.text = node.text.replace(/\n$/, '');
  });
  return merge_text(nodes);
}

function merge_text(nodes) {
  const merged = [];
  for (const node of nodes) {
    if (node.type === 'text' && node.text === '') continue;
    const last = merged.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.text += node.text;
    else merged.push(node);
  }
  return merged;
}

function parse_inline(source) {
  const nodes = [];
  let raw = '';
  const flush = () => {
    if (raw) nodes.push({ type: 'text', text: decode_entities(raw) });
    raw = '';
  };
  for (let at = 0; at < source.length; ) {
    const found =
      read_token(source, at) ??
      read_code(source, at) ??
      read_style(source, at) ??
      read_emoji(source, at) ??
      read_bare_url(source, at);
    if (found) {
      flush();
      nodes.push(found.node);
      at = found.end;
    } else {
      raw += source[at];
      at += 1;
    }
  }
  flush();
  return merge_text(nodes);
}

// Inside code only the <...> sequences keep their meaning.
function parse_tokens(source) {
  const nodes = [];
  let from = 0;
  for (let at = 0; at < source.length; at += 1) {
    const found = read_token(source, at);
    if (!found) continue;
    nodes.push({ type: 'text', text: decode_entities(source.slice(from, at)) }, found.node);
    from = found.end;
    at = found.end - 1;
  }
  nodes.push({ type: 'text', text: decode_entities(source.slice(from)) });
  return merge_text(nodes);
}

function read_token(source, at) {
  if (source[at] !== '<') return null;
  const close = source.indexOf('>', at);
  const inner = close < 0 ? '' : source.slice(at + 1, close);
  if (!inner || /[<\n]/.test(inner)) return null;
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? null : decode_entities(inner.slice(bar + 1));
  const node = token_node(target, label);
  return node && { node, end: close + 1 };
}

function token_node(target, label) {
  if (/^@[UW]/.test(target)) return { type: 'user', id: target.slice(1), label };
  if (/^#[CG]/.test(target)) return { type: 'channel', id: target.slice(1), label };
  if (target.startsWith('!')) return special_node(target.slice(1), label);
  const url = safe_url(decode_entities(target));
  return url && { type: 'link', url, label: label ?? url.replace(/^mailto:/i, '') };
}

function special_node(target, label) {
  if (/^(here|channel|everyone)$/.test(target)) return { type: 'broadcast', range: target };
  const [kind, ...rest] = target.split('^');
  if (kind === 'subteam') return { type: 'usergroup', id: rest[0] ?? '', label };
  if (kind === 'date' && /^-?\d+$/.test(rest[0] ?? '')) {
    return {
      type: 'date',
      timestamp: Number(rest[0]),
      format: decode_entities(rest[1] ?? ''),
      url: safe_url(decode_entities(rest[2] ?? '')),
      fallback: label ?? '',
    };
  }
  return { type: 'text', text: label ?? `<!${target}>` };
}

function read_code(source, at) {
  if (source[at] !== '`') return null;
  const close = source.indexOf('`', at + 1);
  const body = close < 0 ? '' : source.slice(at + 1, close);
  if (!body || body.includes('\n')) return null;
  return { node: { type: 'code', children: parse_tokens(body) }, end: close + 1 };
}

function read_style(source, at) {
  const marker = source[at];
  if (!Object.hasOwn(STYLES, marker)) return null;
  const before = source[at - 1] ?? ' ';
  const after = source[at + 1] ?? ' ';
  if (WORD.test(before) || /\s/.test(after) || after === marker) return null;
  const close = find_close(source, at + 1, marker);
  if (close < 0) return null;
  const children = parse_inline(source.slice(at + 1, close));
  return { node: { type: STYLES[marker], children }, end: close + 1 };
}

function find_close(source, from, marker) {
  for (let at = from; at < source.length && source[at] !== '\n'; at += 1) {
    const skipped = read_token(source, at) ?? (marker === '`' ? null : read_code(source, at));
    if (skipped) {
      at = skipped.end - 1;
    } else if (
      source[at] === marker &&
      at > from &&
      !/\s/.test(source[at - 1]) &&
      !WORD.test(source[at + 1] ?? ' ')
    ) {
      return at;
    }
  }
  return -1;
}

function read_emoji(source, at) {
  if (source[at] !== ':') return null;
  EMOJI.lastIndex = at;
  const match = EMOJI.exec(source);
  if (!match || emoji(match[1]) === null) return null;
  return { node: { type: 'emoji', name: match[1] }, end: EMOJI.lastIndex };
}

function read_bare_url(source, at) {
  if (source[at] !== 'h' || WORD.test(source[at - 1] ?? ' ')) return null;
  BARE_URL.lastIndex = at;
  const match = BARE_URL.exec(source);
  if (!match) return null;
  const shown = match[0].replace(/(?:[.,;:!?)'"*_~]|&gt;)+$/, '');
  const url = decode_entities(shown);
  return { node: { type: 'link', url, label: url }, end: at + shown.length };
}

// plain_text knows no styles, only emoji, and those only while `emoji` is not switched off.
export function parse_plain(text, with_emoji = true) {
  const source = String(text ?? '');
  if (!with_emoji) return [{ type: 'text', text: decode_entities(source) }];
  const nodes = [];
  let raw = '';
  for (let at = 0; at < source.length; ) {
    const found = read_emoji(source, at);
    if (found) nodes.push({ type: 'text', text: decode_entities(raw) }, found.node);
    raw = found ? '' : raw + source[at];
    at = found ? found.end : at + 1;
  }
  nodes.push({ type: 'text', text: decode_entities(raw) });
  return merge_text(nodes);
}
