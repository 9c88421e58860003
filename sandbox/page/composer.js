// The box at the bottom: typing, suggestions, sending.
import { Refused, send_command, send_message } from './api.js';
import { open_chooser } from './chooser.js';
import { complete, encode_line } from './completion.js';
import { el, icon } from './dom.js';
import { emoji, emoji_names } from './emoji.js';
import { run_shortcut, shortcut_items, shortcuts_of } from './message_parts.js';
import { channel, channel_name, is_room, state } from './state.js';
import { Suggestions } from './suggestions.js';
import { toast, trouble } from './toast.js';

const place = document.getElementById('composer');
const drafts = new Map();
let shown = null;

const draft_key = () => `${state.as} ${state.channel}`;

const text_box = el('textarea', {
  id: 'composer-text',
  rows: '1',
  'aria-autocomplete': 'list',
  role: 'combobox',
  'aria-expanded': 'false',
  'aria-controls': 'suggestions',
  autocomplete: 'off',
  on: { input: typed, keydown: key, click: suggest, blur: () => suggestions.close() },
});
const send_button = el(
  'button',
  { type: 'button', class: 'send', 'aria-label': 'Send now', on: { click: send } },
  icon('send'),
);
const suggestions = new Suggestions(text_box, take);

function suggest() {
  if (text_box.selectionStart !== text_box.selectionEnd) return suggestions.close();
  const { people, channels, commands } = state.workspace;
  return suggestions.show(
    complete(text_box.value, text_box.selectionStart, { people, channels, commands }),
  );
}

function typed() {
  drafts.set(draft_key(), text_box.value);
  grow();
  suggest();
}

function grow() {
  text_box.style.height = 'auto';
  text_box.style.height = `${Math.min(text_box.scrollHeight, 240)}px`;
  send_button.disabled = text_box.value.trim() === '';
}

function put(text, caret) {
  text_box.value = text;
  text_box.setSelectionRange(caret, caret);
  typed();
  text_box.focus();
}

function take(item, from) {
  const rest = text_box.value.slice(text_box.selectionStart);
  put(
    text_box.value.slice(0, from) + item.insert + rest.replace(/^ /, ''),
    from + item.insert.length,
  );
}

function key(event) {
  if (event.isComposing || suggestions.key(event)) return;
  if (event.key !== 'Enter' || event.shiftKey) return;
  event.preventDefault();
  send();
}

function unknown_command(text) {
  const name = text.split(/\s/)[0];
  if (!/^\/[a-z]/i.test(text) || state.workspace.commands.some(({ command }) => command === name))
    return null;
  return name;
}

async function send() {
  const text = text_box.value.trim();
  if (!text) return;
  const unknown = unknown_command(text);
  if (unknown) {
    toast(`${unknown} is not a valid command. Messages that start with “/” are taken as commands.`);
    return;
  }
  const { as, channel: id } = state;
  const line = encode_line(text, state.workspace);
  put('', 0);
  try {
    // A command that was not answered in time is told by Slackbot in the conversation.
    await (/^\/[a-z]/i.test(text) ? send_command(as, id, line) : send_message(as, id, line));
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    drafts.set(`${as} ${id}`, text);
    if (`${as} ${id}` === draft_key()) put(text, text.length);
    trouble(problem.message);
  }
}

function wrap(before, after = before) {
  const { selectionStart: from, selectionEnd: to, value } = text_box;
  const inside = value.slice(from, to);
  put(value.slice(0, from) + before + inside + after + value.slice(to), to + before.length);
  if (inside) text_box.setSelectionRange(from + before.length, to + before.length);
}

function insert(text) {
  const { selectionStart: from, selectionEnd: to, value } = text_box;
  const space = from > 0 && !/\s/.test(value[from - 1]) ? ' ' : '';
  put(value.slice(0, from) + space + text + value.slice(to), from + space.length + text.length);
}

function tool(name, label, act) {
  // The focus must stay in the box, or its selection would be lost on a press.
  return el(
    'button',
    {
      type: 'button',
      class: 'tool',
      title: label,
      'aria-label': label,
      on: { click: act, mousedown: (event) => event.preventDefault() },
    },
    icon(name, 18),
  );
}

function emoji_tool() {
  const node = tool('smile', 'Emoji', () =>
    open_chooser({
      anchor: node,
      label: 'Emoji',
      items: emoji_names().map((name) => ({
        value: name,
        label: `:${name}:`,
        icon: el('span', { class: 'emoji' }, emoji(name)),
      })),
      done: ([name]) => insert(`:${name}: `),
    }),
  );
  return node;
}

// The app's global shortcuts; null when it has none.
function shortcuts_tool() {
  const shortcuts = shortcuts_of('global');
  if (shortcuts.length === 0) return null;
  const node = tool('bolt', 'Shortcuts', () =>
    open_chooser({
      anchor: node,
      label: 'Shortcuts',
      filter: false,
      items: shortcut_items(shortcuts),
      done: ([callback_id]) => run_shortcut({ callback_id }),
    }),
  );
  return node;
}

function tools() {
  return el(
    'div',
    { class: 'tools', role: 'toolbar', 'aria-label': 'Formatting' },
    tool('bold', 'Bold', () => wrap('*')),
    tool('italic', 'Italic', () => wrap('_')),
    tool('strike', 'Strikethrough', () => wrap('~')),
    el('span', { class: 'tool-gap' }),
    tool('quote', 'Quote', () => wrap('\n> ', '')),
    tool('code', 'Code', () => wrap('`')),
    tool('codeblock', 'Code block', () => wrap('```')),
  );
}

function box(found) {
  const name = is_room(found) ? `#${found.name}` : channel_name(found);
  text_box.placeholder = `Message ${name}`;
  text_box.setAttribute('aria-label', `Message ${name}`);
  const slash = tool('slash', 'Run a command', () => put('/', 1));
  return el(
    'div',
    { class: 'composer-box' },
    tools(),
    text_box,
    el(
      'div',
      { class: 'composer-foot' },
      emoji_tool(),
      tool('at', 'Mention someone', () => insert('@')),
      slash,
      shortcuts_tool(),
      el('span', { class: 'stretch' }),
      send_button,
    ),
  );
}

export function draw_composer() {
  const found = channel(state.channel);
  const look = `${draft_key()} ${found.is_archived} ${channel_name(found)}`;
  place.hidden = found.kind === 'app' && state.tab === 'home';
  if (look === shown) return;
  shown = look;
  suggestions.close();
  if (found.is_archived) {
    place.replaceChildren(el('div', { class: 'archived' }, 'You are viewing an archived channel'));
    return;
  }
  place.replaceChildren(suggestions.panel, box(found));
  text_box.value = drafts.get(draft_key()) ?? '';
  grow();
  // On a phone the keyboard would cover half of the messages at once.
  if (window.matchMedia('(min-width: 700px)').matches && !document.querySelector('dialog[open]'))
    text_box.focus();
}
