// What hangs on a message besides its text and blocks: unfurled links, reactions, its menu.
import { Refused, send_shortcut } from './api.js';
import { blocks_node } from './blocks.js';
import { open_chooser } from './chooser.js';
import { el, icon } from './dom.js';
import { emoji } from './emoji.js';
import { state } from './state.js';
import { make_surface } from './surface.js';
import { mrkdwn_nodes } from './text.js';
import { trouble } from './toast.js';

function attachment_node(attachment, index, message, channel) {
  const inside = [];
  if (attachment.title) inside.push(el('strong', {}, attachment.title));
  if (attachment.text) inside.push(el('div', { class: 'text' }, mrkdwn_nodes(attachment.text)));
  if (attachment.blocks?.length) {
    const surface = make_surface({
      key: `message:${channel.id}:${message.ts}:${index}`,
      blocks: attachment.blocks,
      container: { type: 'message', channel: channel.id, ts: message.ts },
    });
    inside.push(blocks_node(attachment.blocks, surface));
  }
  if (inside.length === 0) inside.push(attachment.fallback ?? '');
  const node = el('div', { class: 'attachment' }, inside);
  if (/^#[0-9a-f]{6}$/i.test(attachment.color ?? '')) node.style.borderColor = attachment.color;
  return node;
}

export function attachment_nodes(message, channel) {
  return (message.attachments ?? []).map((one, index) =>
    attachment_node(one, index, message, channel),
  );
}

export function reactions_node(message) {
  if (!message.reactions?.length) return null;
  return el(
    'div',
    { class: 'reactions' },
    message.reactions.map(({ name, count }) =>
      el(
        'span',
        { class: 'reaction', title: `:${name}:` },
        emoji(name) ?? `:${name}:`,
        ` ${count}`,
      ),
    ),
  );
}

export function shortcuts_of(type) {
  return (state.workspace?.shortcuts ?? []).filter((one) => one.type === type);
}

export async function run_shortcut(shortcut) {
  try {
    const answer = await send_shortcut(state.as, shortcut);
    if (answer.ok === false) trouble(answer.error);
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    trouble(problem.message);
  }
}

export function shortcut_items(shortcuts) {
  return shortcuts.map(({ callback_id, name, description }) => ({
    value: callback_id,
    label: name,
    detail: description || null,
    icon: icon('bolt', 16),
  }));
}

// Slack offers an app's shortcuts in the menu of every message but those that only one person sees.
export function message_menu(message, channel) {
  const shortcuts = shortcuts_of('message');
  if (shortcuts.length === 0 || message.ephemeral) return null;
  const node = el(
    'button',
    {
      type: 'button',
      class: 'message-menu',
      'aria-label': 'More actions for this message',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      on: {
        click: () =>
          open_chooser({
            anchor: node,
            label: 'More actions',
            filter: false,
            items: shortcut_items(shortcuts),
            done: ([callback_id]) =>
              run_shortcut({ callback_id, channel: channel.id, ts: message.ts }),
          }),
      },
    },
    icon('more'),
  );
  return node;
}
