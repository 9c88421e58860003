// What the composer suggests while someone types, and how the line is written for Slack when it is
// sent. Pure functions, so that Node can test them.
import { emoji, emoji_names } from './emoji.js';
import { encode_entities } from './mrkdwn.js';

const MOST = 20;
const NAME_END = /[^\p{L}\p{N}]/u;

function starts(text, prefix) {
  return String(text ?? '')
    .toLowerCase()
    .startsWith(prefix.toLowerCase());
}

function any_word_starts(text, prefix) {
  return (
    String(text ?? '')
      .split(/[\s.-]+/)
      .some((word) => starts(word, prefix)) || starts(text, prefix)
  );
}

function command_items(typed, commands) {
  return commands
    .filter(({ command }) => starts(command, typed))
    .map(({ command, hint }) => ({
      kind: 'command',
      title: command,
      hint: hint ?? '',
      detail: '',
      insert: `${command} `,
    }));
}

function word_items(command, typed) {
  return (command.words ?? [])
    .filter(({ word }) => starts(word, typed))
    .map(({ word, hint }) => ({
      kind: 'word',
      title: `${command.command} ${word}`,
      hint: '',
      detail: hint ?? '',
      insert: `${word} `,
      exact: word,
    }));
}

function slash_completion(before, commands) {
  if (!/\s/.test(before)) {
    return {
      from: 0,
      heading: 'Commands',
      preselect: true,
      items: command_items(before, commands),
    };
  }
  const [, name, typed] = before.match(/^(\S+)\s+(\S*)$/) ?? [];
  const command = commands.find((one) => one.command === name);
  if (!command) return null;
  const items = word_items(command, typed);
  // The whole word stands there already: Enter must send, not complete.
  if (items.length === 1 && items[0].exact === typed) return null;
  // With nothing typed yet, Enter sends the bare command rather than the first word of the list.
  return {
    from: before.length - typed.length,
    heading: `${command.command} …`,
    preselect: typed !== '',
    items,
  };
}

function person_items(typed, people) {
  return people
    .filter(
      ({ name, real_name, deleted }) =>
        !deleted && (any_word_starts(real_name, typed) || starts(name, typed)),
    )
    .map((one) => ({
      kind: 'person',
      person: one,
      title: one.real_name || one.name,
      hint: one.name,
      detail: one.title ?? '',
      insert: `@${one.real_name || one.name} `,
    }));
}

function channel_items(typed, channels) {
  return channels
    .filter(
      ({ kind, name }) => (kind === 'public' || kind === 'private') && any_word_starts(name, typed),
    )
    .map(({ name, topic, kind }) => ({
      kind: 'channel',
      is_private: kind === 'private',
      title: name,
      hint: '',
      detail: topic ?? '',
      insert: `#${name} `,
    }));
}

function emoji_items(typed) {
  return emoji_names()
    .filter((name) => starts(name, typed))
    .map((name) => ({
      kind: 'emoji',
      sign: emoji(name),
      title: `:${name}:`,
      hint: '',
      detail: '',
      insert: `:${name}: `,
    }));
}

// Null, or {from, heading, preselect, items}: text[from, caret) is what an item replaces.
export function complete(text, caret, { commands, people, channels }) {
  const before = text.slice(0, caret);
  let found = null;
  const sign = before.match(/(?:^|\s)([@#:])([^\s@#:]*(?: [^\s@#:]*)?)$/);
  if (sign?.[1] === '@') {
    found = { heading: 'People', items: person_items(sign[2], people) };
  } else if (sign?.[1] === '#') {
    found = { heading: 'Channels', items: channel_items(sign[2], channels) };
  } else if (sign?.[1] === ':' && sign[2].length >= 2 && !sign[2].includes(' ')) {
    found = { heading: 'Emoji', items: emoji_items(sign[2]) };
  } else if (before.startsWith('/')) {
    const slash = slash_completion(before, commands);
    return slash?.items.length ? slash : null;
  }
  if (!found || found.items.length === 0) return null;
  return {
    from: caret - sign[2].length - 1,
    preselect: true,
    ...found,
    items: found.items.slice(0, MOST),
  };
}

function longest_first(pairs) {
  return pairs.filter(([shown]) => shown).sort(([a], [b]) => b.length - a.length);
}

// The longest name that stands here; of two that differ only in capitals, the one typed exactly.
function mention_at(text, at, pairs) {
  if (at > 0 && !/[\s(,;]/.test(text[at - 1])) return null;
  const fitting = pairs.filter(([shown]) => {
    const typed = text.slice(at, at + shown.length);
    const after = text[at + shown.length];
    return typed.toLowerCase() === shown.toLowerCase() && (!after || NAME_END.test(after));
  });
  const longest = fitting.filter(([shown]) => shown.length === fitting[0][0].length);
  return longest.find(([shown]) => text.startsWith(shown, at)) ?? longest[0] ?? null;
}

// "@Lena Vogt" becomes "<@U…>", "#general" "<#C…|general>", an address "<https://…>"; what else
// was typed is escaped, as Slack's client does with "escape channels, users, and links" on.
export function encode_line(text, { people, channels }) {
  const pairs = longest_first(
    [
      ...people
        .filter((one) => !one.deleted)
        .flatMap((one) => [
          [`@${one.real_name}`, `<@${one.id}>`],
          [`@${one.name}`, `<@${one.id}>`],
        ]),
      ...channels
        .filter(({ kind }) => kind === 'public' || kind === 'private')
        .map((one) => [
          `#${one.name}`,
          one.kind === 'private' ? `<#${one.id}|>` : `<#${one.id}|${one.name}>`,
        ]),
      ['@here', '<!here>'],
      ['@channel', '<!channel>'],
      ['@everyone', '<!everyone>'],
    ].filter(([shown]) => shown.length > 1),
  );
  let line = '';
  for (let at = 0; at < text.length; ) {
    const mention = '@#'.includes(text[at]) ? mention_at(text, at, pairs) : null;
    const url = mention ? null : text.slice(at).match(/^https?:\/\/[^\s<>]*[^\s<>.,;:!?)'"]/);
    if (mention) line += mention[1];
    else line += url ? `<${encode_entities(url[0])}>` : encode_entities(text[at]);
    at += mention ? mention[0].length : (url?.[0].length ?? 1);
  }
  return line;
}
