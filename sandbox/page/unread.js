// Which conversations hold something new. Slack's server keeps this; here the browser does, per
// person, so that two windows can play two people.
import { fetch_conversation } from './api.js';
import { state } from './state.js';

const DAY = 86_400;
const storage_key = (as, id) => `seen ${as} ${id}`;

function seen_until(as, id) {
  const kept = Number.parseFloat(localStorage.getItem(storage_key(as, id)));
  // Somebody played for the first time has not missed the history of months, only the last day.
  return Number.isNaN(kept) ? Date.now() / 1000 - DAY : kept;
}

export function mark_seen({ channel, messages }) {
  const last = messages.at(-1);
  if (last) localStorage.setItem(storage_key(state.as, channel.id), last.ts);
  state.unread.delete(channel.id);
}

function count_new(as, conversation) {
  const since = seen_until(as, conversation.channel.id);
  return conversation.messages.filter((one) => one.user !== as && Number.parseFloat(one.ts) > since)
    .length;
}

// Looks at all other conversations that the person can see: few, and on this machine.
export async function count_unread() {
  const { as, channel: here } = state;
  const others = state.workspace.channels.filter(
    ({ id, is_archived }) => id !== here && !is_archived,
  );
  const conversations = await Promise.all(
    others.map(({ id }) => fetch_conversation(as, id).catch(() => null)),
  );
  if (as !== state.as) return;
  state.unread = new Map(
    conversations
      .filter(Boolean)
      .map((one) => [one.channel.id, count_new(as, one)])
      .filter(([id, count]) => count > 0 && id !== state.channel),
  );
}
